package io.mainswatch.ingest.picture.reader;

/**
 * A 3x3 convolution that keeps the size, with a rectifier.
 *
 * @param weights for each output plane, for each input plane nine weights row by row
 * @param bias one an output plane
 */
@SuppressWarnings("ArrayRecordComponent") // the inner loops' own memory
public record Convolution(float[][][] weights, float[] bias) {
    Planes apply(Planes in) {
        var out = Planes.empty(weights.length, in.width(), in.height());
        for (int o = 0; o < weights.length; o++) {
            float[] plane = out.values()[o];
            for (int i = 0; i < in.values().length; i++) {
                add(in.values()[i], weights[o][i], plane, in.stride());
            }
            rectify(plane, bias[o], in.width(), in.height());
        }
        return out;
    }

    /** All nine taps in one straight loop over the padded plane: the compiler makes vector instructions of it. */
    private static void add(float[] in, float[] w, float[] out, int stride) {
        float a = w[0];
        float b = w[1];
        float c = w[2];
        float d = w[3];
        float e = w[4];
        float f = w[5];
        float g = w[6];
        float h = w[7];
        float k = w[8];
        int end = out.length - stride - 1;
        for (int p = stride + 1; p < end; p++) {
            out[p] += a * in[p - stride - 1]
                    + b * in[p - stride]
                    + c * in[p - stride + 1]
                    + d * in[p - 1]
                    + e * in[p]
                    + f * in[p + 1]
                    + g * in[p + stride - 1]
                    + h * in[p + stride]
                    + k * in[p + stride + 1];
        }
    }

    /** Adds the bias, cuts off below 0 and clears the border the straight loop ran over. */
    private static void rectify(float[] plane, float bias, int width, int height) {
        int stride = width + 2;
        for (int p = 0; p < plane.length; p++) {
            plane[p] = Math.max(0, plane[p] + bias);
        }
        for (int x = 0; x < stride; x++) {
            plane[x] = 0;
            plane[(height + 1) * stride + x] = 0;
        }
        for (int y = 1; y <= height; y++) {
            plane[y * stride] = 0;
            plane[y * stride + stride - 1] = 0;
        }
    }
}
