package io.mainswatch.dashboard.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a phone, a router or a computer runs to say that it lives. Its templates are in {@code firmware/phone}. */
enum Sender {
    TASKER("tasker.prj.xml", ".prj.xml"),
    IOS("ios.txt", ".txt"),
    TERMUX("termux.sh", ".sh"),
    OPENWRT("openwrt.sh", ".sh"),
    CRON("cron.sh", ".sh"),
    SYSTEMD("systemd.sh", ".sh");

    private final String template;
    private final String ending;

    Sender(String template, String ending) {
        this.template = template;
        this.ending = ending;
    }

    static Optional<Sender> of(String wire) {
        return Arrays.stream(values())
                .filter(sender -> sender.wire().equals(wire))
                .findFirst();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String template() {
        return template;
    }

    /** What a device's own is called once it is downloaded. */
    String fileName(String deviceId) {
        return "mainswatch-" + deviceId.replace(':', '-') + "-" + wire() + ending;
    }
}
