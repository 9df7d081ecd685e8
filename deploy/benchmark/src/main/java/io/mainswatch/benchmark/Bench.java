package io.mainswatch.benchmark;

import io.mainswatch.benchmark.meter.MeterBench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code ./mainswatch bench [NAME]}: runs the benchmark named, or all of them, and prints its figures. */
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

    /** Has options of its own, and needs pictures that are not ours to ship. */
    private static final String METER = "meter";

    static {
        BENCHMARKS.put("start", new StartBench());
        BENCHMARKS.put("ingest", new IngestBench());
        BENCHMARKS.put("uploads", new UploadsBench());
        BENCHMARKS.put("connections", new ConnectionsBench());
        BENCHMARKS.put("seen", new SeenBench());
        BENCHMARKS.put("alert", new AlertBench());
        BENCHMARKS.put("page", new PageBench());
    }

    private Bench() {}

    @SuppressWarnings("SystemOut") // a program whose product is its standard output
    private static void print(String line) {
        System.out.println(line);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals(METER)) {
            var options = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
            System.exit(new CommandLine(new MeterBench(Bench::print)).execute(options));
        }
        var names = List.of(arguments);
        if (names.contains("--help") || names.size() > 1 || !BENCHMARKS.keySet().containsAll(names)) {
            System.err.println(
                    "usage: ./mainswatch bench [" + String.join("|", BENCHMARKS.keySet()) + "|" + METER + " [--help]]");
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
