package io.mainswatch.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./mainswatch bench [NAME]}: runs the benchmark named, or all of them, and prints its figures. */
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("start", new StartBench());
        BENCHMARKS.put("ingest", new IngestBench());
        BENCHMARKS.put("connections", new ConnectionsBench());
        BENCHMARKS.put("page", new PageBench());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var names = List.of(arguments);
        if (names.contains("--help") || names.size() > 1 || !BENCHMARKS.keySet().containsAll(names)) {
            System.err.println("usage: ./mainswatch bench [" + String.join("|", BENCHMARKS.keySet()) + "]");
            System.exit(names.contains("--help") ? 0 : 2);
        }
        @SuppressWarnings("SystemOut") // a program whose product is its standard output
        var table = new Table(System.out);
        for (var name : names.isEmpty() ? BENCHMARKS.keySet() : names) {
            var benchmark = BENCHMARKS.get(name);
            if (benchmark != null) {
                benchmark.run(table);
            }
        }
    }
}
