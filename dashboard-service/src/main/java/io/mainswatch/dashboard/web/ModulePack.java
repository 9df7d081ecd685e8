package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The modules of the first sight in one file. Asking for each of sixty costs a slow phone more than all they say. Each
 * becomes a block of its own, in the order in which a browser would run them, and leaves what it exports in a registry;
 * in its own place stays a module that takes its exports from there, so that whoever imports it later gets the same.
 *
 * <p>That is as good as the real thing while nothing is imported in a circle and no export changes after its module ran:
 * the first fails the start, as does every form of export that is not of these; {@code export let} is one.
 */
final class ModulePack {
    /** The module through which the pack hands its exports on. */
    static final String REGISTRY = "modules.js";

    /** The name of a module's unnamed export. */
    static final String DEFAULT = "default";

    private static final String EMPTY_REGISTRY = "export default {};\n";

    private final Map<String, byte[]> modules;
    private final BinaryOperator<String> resolve;
    private final Map<String, PackedModule> packed = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param modules each by its path below the assets, with all it imports at once
     * @param resolve where a specifier leads, from the path of the module that names it
     */
    ModulePack(Map<String, byte[]> modules, BinaryOperator<String> resolve) {
        this.modules = modules;
        this.resolve = resolve;
    }

    /** What to serve in place of the modules: the pack as the first of them. */
    Map<String, byte[]> from(String first) {
        pack(first);
        var files = new TreeMap<String, byte[]>();
        packed.forEach((path, module) -> files.put(path, handedOn(path, module).getBytes(UTF_8)));
        var blocks = packed.values().stream().map(PackedModule::block).collect(Collectors.joining());
        files.put(first, ("import $modules from './" + REGISTRY + "';\n" + blocks).getBytes(UTF_8));
        files.put(REGISTRY, EMPTY_REGISTRY.getBytes(UTF_8));
        return files;
    }

    private void pack(String path) {
        if (packed.containsKey(path)) {
            return;
        }
        if (!open.add(path)) {
            throw new IllegalStateException(path + " imports itself through what it imports");
        }
        var source = new ModuleSource(path, new String(content(path), UTF_8), resolve);
        source.imports().forEach(this::pack);
        packed.put(path, source.packed(this::namesOf));
    }

    private byte[] content(String path) {
        return Optional.ofNullable(modules.get(path)).orElseThrow();
    }

    private Set<String> namesOf(String path) {
        return Optional.ofNullable(packed.get(path)).orElseThrow().names();
    }

    /** Whoever comes before the pack ran waits for it; a translation, for which the pack itself waits, must not. */
    private static String handedOn(String path, PackedModule module) {
        int depth = (int) path.chars().filter(letter -> letter == '/').count();
        var root = depth == 0 ? "./" : "../".repeat(depth);
        var names =
                module.names().stream().filter(name -> !name.equals(DEFAULT)).collect(Collectors.joining(", "));
        var handedOn = """
                import $modules from '%1$s%2$s';
                if (!$modules['%3$s']) await import('%1$sapp.js');
                export const { %4$s } = $modules['%3$s'];
                """.formatted(root, REGISTRY, path, names);
        return module.names().contains(DEFAULT)
                ? handedOn + "export default $modules['%s'].default;\n".formatted(path)
                : handedOn;
    }

    /**
     * One module inside the pack.
     *
     * @param block its text between braces, which ends with what it exports
     * @param names of its exports
     */
    record PackedModule(String block, Set<String> names) {}
}
