package dev.assay.migration.traffic;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.Location;

/** Where a user says that the traffic is. */
record TrafficPlace(String place, String attribute) {
    private static final String CLASS = "class:";
    private static final String EXAMPLE = "classpath:db/traffic.sql";

    boolean isClass() {
        return place.startsWith(CLASS);
    }

    TrafficFile file(ClassLoader loader) {
        int slash = Math.max(place.lastIndexOf('/'), place.indexOf(':'));
        if (!place.startsWith("classpath:") && !place.startsWith("filesystem:")) {
            throw mistake("it is neither a file nor a class", "classpath:, filesystem: and class: are known");
        }
        String folder = place.substring(0, Math.max(slash, place.indexOf(':') + 1));
        String name = place.substring(slash + 1);
        return new Location(folder)
                .file(loader, name)
                .map(file -> TrafficFile.read(place, file.text()))
                .orElseThrow(() -> mistake("there is no such file", ""));
    }

    TrafficSource source(ClassLoader loader) {
        String name = place.substring(CLASS.length());
        try {
            Class<?> type = loader.loadClass(name);
            if (!TrafficSource.class.isAssignableFrom(type)) {
                throw mistake("the class does not implement [" + TrafficSource.class.getName() + "]", "");
            }
            return (TrafficSource) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException missing) {
            throw mistake("there is no such class", "An inner class is written with a dollar sign");
        } catch (ReflectiveOperationException refused) {
            throw mistake("the class cannot be made", "It needs a public constructor without parameters");
        }
    }

    private MistakeException mistake(String found, String meaning) {
        return new MistakeException(
                "@MigrationTest " + attribute + " = [" + place + "]",
                found,
                meaning,
                attribute + " = \"" + EXAMPLE + "\"");
    }
}
