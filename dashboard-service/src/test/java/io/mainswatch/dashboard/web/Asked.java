package io.mainswatch.dashboard.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What one module asks of a catalogue: by its own name, or by a shorter one that the module gave to a part of it. */
final class Asked {
    private static final Pattern SHORTER = Pattern.compile("const (\\w+) = (\\w+)((?:\\.\\w+)*);");
    private static final Pattern PARTS = Pattern.compile("const \\{ ([^}=]+) \\} = (\\w+)((?:\\.\\w+)*);");

    private final Map<String, String> names = new HashMap<>();
    private final String source;

    /** @param catalogue the name under which the file exports it */
    Asked(String source, String catalogue, String file) {
        this.source = source;
        var imported = Pattern.compile("import \\{([^}]*)\\} from '[./]+(?:lib/)?" + Pattern.quote(file) + "'")
                .matcher(source);
        if (imported.find()) {
            name(imported.group(1), catalogue, " as ", "");
            SHORTER.matcher(source).results().forEach(found -> shorter(found.group(1), found.group(2), found.group(3)));
            PARTS.matcher(source).results().forEach(found -> {
                if (names.containsKey(found.group(2))) {
                    name(found.group(1), "", ": ", names.get(found.group(2)) + found.group(3));
                }
            });
        }
    }

    /** The paths below the catalogue that lead to no text. */
    List<String> missingFrom(Map<?, ?> texts) {
        var missing = new TreeSet<String>();
        names.forEach((name, start) -> Pattern.compile("(?<![\\w.'/])" + name + "((?:\\??\\.[a-zA-Z]\\w*)+)")
                .matcher(source)
                .results()
                .map(use -> start + use.group(1).replace("?", ""))
                .filter(path -> !path.endsWith(".js"))
                .filter(path -> !leads(texts, path))
                .forEach(missing::add));
        return List.copyOf(missing);
    }

    private void shorter(String name, String of, String path) {
        if (names.containsKey(of)) {
            names.put(name, names.get(of) + path);
        }
    }

    private void name(String list, String only, String joint, String start) {
        for (var part : list.split(",")) {
            var both = part.strip().split(joint, 2);
            if (only.isEmpty()) {
                names.put(both[both.length - 1], start + "." + both[0]);
            } else if (both[0].equals(only)) {
                names.put(both[both.length - 1], "");
            }
        }
    }

    /** Beyond a text there is only what the language itself has: a string's length, a list's map. */
    private static boolean leads(Map<?, ?> texts, String path) {
        Object here = texts;
        for (var key : path.substring(1).split("\\.")) {
            if (!(here instanceof Map<?, ?> group)) {
                return true;
            }
            here = group.get(key);
        }
        return here != null;
    }
}
