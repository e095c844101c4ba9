package dev.assay.migration.shadow;

/**
 * A setting of the transaction that tells triggers of a pair that what they see is the other trigger's work. The depth of triggers
 * would not do: what a trigger of the application writes must be kept equal too.
 *
 * @param name the setting
 */
record Guard(String name) {
    static Guard of(String pair) {
        return new Guard("assay.sync_" + Names.word(pair));
    }

    String isOn() {
        return "coalesce(current_setting('" + name + "', true), '') = 'on'";
    }

    String on() {
        return "set_config('" + name + "', 'on', true)";
    }

    String off() {
        return "set_config('" + name + "', 'off', true)";
    }
}
