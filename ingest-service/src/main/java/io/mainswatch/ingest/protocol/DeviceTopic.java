package io.mainswatch.ingest.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the product's own family, {@code dev/<id>/…}.
 *
 * @param relay 1 to 16; 1 where the topic is not about a relay
 */
public record DeviceTopic(String deviceId, Kind kind, int relay) {
    private static final String ROOT = "dev/";
    private static final String RELAY = "relay/";
    private static final int RELAYS = 16;

    /** What a topic carries, and who may publish it. */
    public enum Kind {
        METRICS(true, false),
        ENERGY(true, true),
        RELAY_STATE(true, true),
        HEARTBEAT(true, false),
        STATUS(true, true),
        RELAY_COMMANDS(false, false),
        CONFIG(false, true),
        ALERT(false, true);

        private final boolean fromDevice;
        private final boolean retained;

        Kind(boolean fromDevice, boolean retained) {
            this.fromDevice = fromDevice;
            this.retained = retained;
        }

        /** Whether the device itself publishes it. */
        public boolean isFromDevice() {
            return fromDevice;
        }

        /** Whether its last value may be kept for later subscribers. */
        public boolean mayBeRetained() {
            return retained;
        }
    }

    /** The topic's parts, or empty when it is none of ours. */
    public static Optional<DeviceTopic> parse(String topic) {
        int slash = topic.indexOf('/', ROOT.length());
        if (!topic.startsWith(ROOT) || slash <= ROOT.length()) {
            return Optional.empty();
        }
        var device = topic.substring(ROOT.length(), slash);
        var rest = topic.substring(slash + 1);
        if (rest.startsWith(RELAY)) {
            return relay(device, rest.substring(RELAY.length()));
        }
        var kind = kind(rest);
        return kind == null ? Optional.empty() : Optional.of(new DeviceTopic(device, kind, 1));
    }

    /** Where a device listens for the commands of one of its relays. */
    public static String relayCommands(String deviceId, int relay) {
        return ROOT + deviceId + (relay == 1 ? "/relay/commands" : "/relay/" + relay + "/commands");
    }

    /** What begins every topic of a device. */
    public static String prefix(String deviceId) {
        return ROOT + deviceId + "/";
    }

    private static @Nullable Kind kind(String rest) {
        return switch (rest) {
            case "pzem/metrics" -> Kind.METRICS;
            case "pzem/energy" -> Kind.ENERGY;
            case "pzem/config" -> Kind.CONFIG;
            case "heartbeat" -> Kind.HEARTBEAT;
            case "status" -> Kind.STATUS;
            case "threshold/alert" -> Kind.ALERT;
            default -> null;
        };
    }

    private static Optional<DeviceTopic> relay(String device, String rest) {
        int slash = rest.indexOf('/');
        int number = slash < 0 ? 1 : number(rest.substring(0, slash));
        if (number == 0) {
            return Optional.empty();
        }
        return switch (rest.substring(slash + 1)) {
            case "state" -> Optional.of(new DeviceTopic(device, Kind.RELAY_STATE, number));
            case "commands" -> Optional.of(new DeviceTopic(device, Kind.RELAY_COMMANDS, number));
            default -> Optional.empty();
        };
    }

    /** 0 for what is no relay's number. */
    private static int number(String text) {
        if (text.isEmpty() || text.length() > 2 || text.charAt(0) == '0') {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number <= RELAYS ? number : 0;
    }
}
