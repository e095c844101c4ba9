package dev.assay.migration.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rights as an access list of the server has them: {@code {owner=arwd/owner,=r/owner}}. */
record Privileges(Map<String, String> letters) {
    private static final Pattern ITEM = Pattern.compile("([^,{]*)=([A-Za-z*]*)/([^,}]*)");

    static Privileges of(String list) {
        Map<String, String> letters = new TreeMap<>();
        Matcher item = ITEM.matcher(list);
        while (item.find()) {
            if (!item.group(1).equals(item.group(3))) {
                letters.merge(item.group(1), item.group(2), String::concat);
            }
        }
        return new Privileges(letters);
    }

    /** Return who has less in the other list, the owner aside. */
    List<String> lostIn(Privileges later) {
        List<String> losers = new ArrayList<>();
        letters.forEach((role, rights) -> {
            String kept = later.letters.getOrDefault(role, "");
            if (rights.chars().anyMatch(right -> right != '*' && kept.indexOf(right) < 0)) {
                losers.add(role.isEmpty() ? "PUBLIC" : role);
            }
        });
        return losers;
    }
}
