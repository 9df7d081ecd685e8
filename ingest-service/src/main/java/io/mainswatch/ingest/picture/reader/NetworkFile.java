package io.mainswatch.ingest.picture.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks as bytes: each row of weights as one float, its scale, and a signed byte a weight. Big-endian, in the order of
 * the layers:
 *
 * <pre>
 * "MWD1"  networks:u8
 * a network:  convolutions:u8, then each; features; heads:u8, then each
 * a layer:    rows:u16 columns:u16, then a row: scale:f32 bias:f32 weight:s8 * columns
 * </pre>
 */
public final class NetworkFile {
    private static final int MAGIC = 0x4D574431;
    private static final int HEADS_MAGIC = 0x4D574831;
    private static final int TAPS = 9;
    private static final int MOST = 127;

    private NetworkFile() {}

    /** Rounds the weights: {@link #read} gives back networks that differ by up to half a step from these. */
    public static byte[] write(List<DigitNetwork> networks) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(networks.size());
            for (var network : networks) {
                out.writeByte(network.convolutions().size());
                for (var convolution : network.convolutions()) {
                    layer(out, flat(convolution));
                }
                layer(out, network.features());
                out.writeByte(DisplayKind.values().length);
                for (var display : DisplayKind.values()) {
                    layer(out, network.head(display));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Dense flat(Convolution convolution) {
        var rows = new float[convolution.bias().length][convolution.weights()[0].length * TAPS];
        for (int o = 0; o < rows.length; o++) {
            for (int i = 0; i < convolution.weights()[o].length; i++) {
                System.arraycopy(convolution.weights()[o][i], 0, rows[o], i * TAPS, TAPS);
            }
        }
        return new Dense(rows, convolution.bias());
    }

    private static void layer(DataOutputStream out, Dense layer) throws IOException {
        out.writeShort(layer.weights().length);
        out.writeShort(layer.weights()[0].length);
        for (int o = 0; o < layer.weights().length; o++) {
            float most = Float.MIN_NORMAL;
            for (float weight : layer.weights()[o]) {
                most = Math.max(most, Math.abs(weight));
            }
            float scale = most / MOST;
            out.writeFloat(scale);
            out.writeFloat(layer.bias()[o]);
            for (float weight : layer.weights()[o]) {
                out.writeByte(Math.round(weight / scale));
            }
        }
    }

    /** A tuned meter's last layers alone: what is worth keeping of {@link MeterTuning}. */
    public static byte[] writeHeads(DigitReader tuned, DisplayKind display) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(HEADS_MAGIC);
            out.writeByte(tuned.networks().size());
            for (var network : tuned.networks()) {
                layer(out, network.head(display));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The reader with a meter's own last layers.
     *
     * @throws IllegalArgumentException when they were not tuned for these networks
     */
    public static DigitReader readHeads(byte[] bytes, DigitReader shipped, DisplayKind display) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != HEADS_MAGIC
                    || in.readUnsignedByte() != shipped.networks().size()) {
                throw new IllegalArgumentException("these last layers belong to other networks");
            }
            var heads = new ArrayList<Dense>();
            for (var network : shipped.networks()) {
                heads.add(fitting(layer(in), network.head(display)));
            }
            return shipped.with(display, heads);
        } catch (IOException e) {
            throw new IllegalArgumentException("the last layers' bytes end too early", e);
        }
    }

    private static Dense fitting(Dense tuned, Dense shipped) {
        if (tuned.weights().length != shipped.weights().length
                || tuned.weights()[0].length != shipped.weights()[0].length) {
            throw new IllegalArgumentException("these last layers belong to other networks");
        }
        return tuned;
    }

    /** @throws IllegalArgumentException when these bytes are no networks */
    public static List<DigitNetwork> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("these bytes are no networks");
            }
            var networks = new ArrayList<DigitNetwork>();
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                networks.add(network(in));
            }
            return networks;
        } catch (IOException e) {
            throw new IllegalArgumentException("the networks' bytes end too early", e);
        }
    }

    private static DigitNetwork network(DataInputStream in) throws IOException {
        var convolutions = new ArrayList<Convolution>();
        for (int count = in.readUnsignedByte(); count > 0; count--) {
            convolutions.add(convolution(layer(in)));
        }
        var features = layer(in);
        var heads = new ArrayList<Dense>();
        for (int count = in.readUnsignedByte(); count > 0; count--) {
            heads.add(layer(in));
        }
        return new DigitNetwork(convolutions, features, heads);
    }

    private static Convolution convolution(Dense flat) {
        var weights = new float[flat.weights().length][flat.weights()[0].length / TAPS][TAPS];
        for (int o = 0; o < weights.length; o++) {
            for (int i = 0; i < weights[o].length; i++) {
                System.arraycopy(flat.weights()[o], i * TAPS, weights[o][i], 0, TAPS);
            }
        }
        return new Convolution(weights, flat.bias());
    }

    private static Dense layer(DataInputStream in) throws IOException {
        var weights = new float[in.readUnsignedShort()][in.readUnsignedShort()];
        var bias = new float[weights.length];
        for (int o = 0; o < weights.length; o++) {
            float scale = in.readFloat();
            bias[o] = in.readFloat();
            for (int i = 0; i < weights[o].length; i++) {
                weights[o][i] = in.readByte() * scale;
            }
        }
        return new Dense(weights, bias);
    }
}
