package io.mainswatch.benchmark;

/** One benchmark: sets its scene, measures, prints its figures and clears up. */
interface Benchmark {
    void run(Table table) throws Exception;
}
