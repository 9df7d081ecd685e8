package io.mainswatch.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulePackTest {
    @Test
    void modules_stand_in_the_order_in_which_a_browser_runs_them_and_once() {
        var pack = packed(Map.of(
                "app.js", "import './a.js';\nimport './b.js';\n",
                "a.js", "import { x } from './lib/c.js';\nuse(x);\n",
                "b.js", "import { x as y } from './lib/c.js';\nuse(y);\n",
                "lib/c.js", "export const x = 1;\n"));

        assertThat(pack).containsSubsequence("const x = 1", "use(x)", "use(y)").containsOnlyOnce("const x = 1");
        assertThat(pack).contains("const { x: y } = $modules['lib/c.js'];").doesNotContain("./a.js");
    }

    @Test
    void what_is_called_later_is_called_from_where_the_pack_lies() {
        assertThat(packed(Map.of(
                        "app.js", "import './elements/x.js';\n",
                        "elements/x.js", "go(() => import('../lib/late.js'));\n")))
                .contains("import('./lib/late.js')");
    }

    @Test
    void a_module_asked_for_later_hands_on_what_ran_in_the_pack() {
        var files = files(Map.of(
                "app.js", "import { a } from './lib/all.js';\nuse(a);\n",
                "lib/all.js", "export*from\"./one.js\";export{f as g}from\"./two.js\";export default 7;\n",
                "lib/one.js", "let q=1;export{q as a};\n",
                "lib/two.js", "export async function f() {}\nexport class K {}\n"));

        assertThat(files.get("lib/all.js"))
                .contains("from '../modules.js'", "export const { a, g } = $modules['lib/all.js']");
        assertThat(files.get("app.js"))
                .contains("$modules['lib/one.js'] = { a: q }", "$modules['lib/two.js'] = { f: f, K: K }")
                .contains("{ a: $modules['lib/one.js'].a, g: $modules['lib/two.js'].f, default: $default }");
    }

    @Test
    void a_circle_is_refused() {
        assertThatThrownBy(() -> packed(
                        Map.of("app.js", "import './a.js';", "a.js", "import './b.js';", "b.js", "import './a.js';")))
                .hasMessageContaining("a.js imports itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export let x = 1;",
                "import * as all from './a.js';",
                "import d, { x } from './a.js';",
                "export { x } from './a.js' with { type: 'json' }; export var y;",
                "where(import.meta.url);"
            })
    void what_it_would_change_is_refused(String source) {
        assertThatThrownBy(() -> packed(Map.of("app.js", source, "a.js", "export const x = 1;")))
                .hasMessageContaining("app.js");
    }

    private static String packed(Map<String, String> modules) {
        return files(modules).get("app.js");
    }

    private static Map<String, String> files(Map<String, String> modules) {
        var sources = new HashMap<String, byte[]>();
        modules.forEach((path, text) -> sources.put(path, text.getBytes(UTF_8)));
        var pack = new ModulePack(
                        sources, (from, to) -> URI.create(from).resolve(to).toString())
                .from("app.js");
        var files = new HashMap<String, String>();
        pack.forEach((path, content) -> files.put(path, new String(content, UTF_8)));
        return files;
    }
}
