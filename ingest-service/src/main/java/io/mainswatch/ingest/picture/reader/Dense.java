package io.mainswatch.ingest.picture.reader;

/**
 * A layer in which every output sees every input.
 *
 * @param weights for each output one weight an input
 * @param bias one an output
 */
@SuppressWarnings("ArrayRecordComponent") // the inner loops' own memory
public record Dense(float[][] weights, float[] bias) {
    /** The weighted sums, without any bend. */
    public float[] apply(float[] in) {
        var out = new float[weights.length];
        for (int o = 0; o < out.length; o++) {
            float[] row = weights[o];
            float sum = bias[o];
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * in[i];
            }
            out[o] = sum;
        }
        return out;
    }

    /** One that may be changed without changing this. */
    Dense copy() {
        var rows = new float[weights.length][];
        for (int o = 0; o < rows.length; o++) {
            rows[o] = weights[o].clone();
        }
        return new Dense(rows, bias.clone());
    }
}
