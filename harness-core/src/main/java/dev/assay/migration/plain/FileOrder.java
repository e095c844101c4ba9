package dev.assay.migration.plain;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.script.ResourceFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives files their versions and their order by their names. */
final class FileOrder {
    private static final Pattern VERSIONED = Pattern.compile("(?:.*/)?V([0-9]+(?:[._][0-9]+)*)__.*\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("(?:.*/)?R__.*\\.sql");
    private static final Pattern UNDO = Pattern.compile("(?:.*/)?U[0-9]+(?:[._][0-9]+)*__.*\\.sql");
    private static final Pattern NUMBERED = Pattern.compile("(?:.*/)?([0-9]+)[^/]*\\.sql");

    private FileOrder() {}

    /** Return the files of a folder in their order, those that repeat last. */
    static List<ScriptFile> inFolder(String folder, List<ResourceFile> files) {
        List<ResourceFile> scripts = new ArrayList<>(
                files.stream().filter(file -> file.name().endsWith(".sql")).toList());
        scripts.sort(Comparator.comparing(ResourceFile::name, NaturalOrder.INSTANCE));
        return scripts.stream().anyMatch(file -> VERSIONED.matcher(file.name()).matches())
                ? versioned(folder, scripts)
                : asGiven(scripts);
    }

    /** Return files in the order in which they stand; those named R__ repeat. */
    static List<ScriptFile> asGiven(List<ResourceFile> files) {
        List<ScriptFile> ordered = new ArrayList<>();
        List<ResourceFile> once = files.stream().filter(file -> !repeats(file)).toList();
        List<String> versions = versionsOf(once);
        for (int i = 0; i < once.size(); i++) {
            ordered.add(script(versions.get(i), once.get(i)));
        }
        files.stream().filter(FileOrder::repeats).forEach(file -> ordered.add(script("", file)));
        return ordered;
    }

    private static List<ScriptFile> versioned(String folder, List<ResourceFile> files) {
        List<ScriptFile> ordered = new ArrayList<>();
        Set<List<BigInteger>> known = new HashSet<>();
        for (ResourceFile file : files) {
            Matcher name = VERSIONED.matcher(file.name());
            if (name.matches()) {
                ScriptFile script = script(name.group(1).replace('_', '.'), file);
                requireNew(known.add(parts(script)), folder, script);
                ordered.add(script);
            } else if (!repeats(file) && !UNDO.matcher(file.name()).matches()) {
                throw new MistakeException(
                        "the migrations [" + folder + "]",
                        "[" + file.name() + "] has no version, while others have one",
                        "It would never run",
                        "name it such as V2__words.sql, or R__words.sql to run it whenever it changed");
            }
        }
        ordered.sort(Comparator.comparing(FileOrder::parts, FileOrder::compare));
        files.stream().filter(FileOrder::repeats).forEach(file -> ordered.add(script("", file)));
        return ordered;
    }

    private static void requireNew(boolean isNew, String folder, ScriptFile script) {
        if (!isNew) {
            throw new MistakeException(
                    "the migrations [" + folder + "]",
                    "version [" + script.migration().version() + "] has two files, one of them [" + script.name() + "]",
                    "Two branches took the same number",
                    "give one of them the next version");
        }
    }

    private static boolean repeats(ResourceFile file) {
        return REPEATABLE.matcher(file.name()).matches();
    }

    /** The numbers in the names if each has another one, else the places in the order. */
    private static List<String> versionsOf(List<ResourceFile> files) {
        List<String> numbers = new ArrayList<>();
        for (ResourceFile file : files) {
            number(file.name()).ifPresent(numbers::add);
        }
        if (numbers.size() < files.size() || new HashSet<>(numbers).size() < files.size()) {
            numbers.clear();
            for (int i = 1; i <= files.size(); i++) {
                numbers.add(Integer.toString(i));
            }
        }
        return numbers;
    }

    private static Optional<String> number(String name) {
        for (Pattern pattern : List.of(VERSIONED, NUMBERED)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                return Optional.of(matcher.group(1).replace('_', '.').replaceFirst("^0+(?=[0-9])", ""));
            }
        }
        return Optional.empty();
    }

    private static ScriptFile script(String version, ResourceFile file) {
        return new ScriptFile(new Migration(version, file.name()), file);
    }

    private static List<BigInteger> parts(ScriptFile script) {
        return parts(script.migration().version());
    }

    /** Return the numbers of a version. Zeros at the end do not count: 1 and 1.0 are the same version. */
    static List<BigInteger> parts(String version) {
        List<BigInteger> parts = new ArrayList<>(Arrays.stream(version.split("[._]"))
                .filter(part -> !part.isEmpty())
                .map(BigInteger::new)
                .toList());
        while (!parts.isEmpty() && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        return Arrays.compare(one.toArray(BigInteger[]::new), other.toArray(BigInteger[]::new));
    }
}
