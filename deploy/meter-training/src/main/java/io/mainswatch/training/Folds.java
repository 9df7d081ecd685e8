package io.mainswatch.training;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Three sets of meters that are held out in turn. Groups whose pictures come from the same meter stay together; groups
 * that mix many meters are always learned from.
 */
final class Folds {
    private static final List<Pattern> FOLDS = List.of(
            Pattern.compile("powermeter-iskra.*|watermeter-techem.*|lcd|watermeter-metrona.*|watermeter-unknown-abl"),
            Pattern.compile("powermeter-emeter1|powermeter-unknown-iotson.*|gasmeter-gmt.*|watermeter-unknown-iotson.*"
                    + "|watermeter-watermeter-lcd|watermeter-oovw.*|root"),
            Pattern.compile(
                    "powermeter-itron.*|powermeter-betar.*|watermeter-pp|watermeter-wasser.*|jomjol-update.*"
                            + "|lcd-digital-italic|powermeter-unknown-liflitz|watermeter-unknown-pilg|watermeter-unknown-ck83"));

    private final int fold;

    /** @param fold 0 to 2, or less for holding none out */
    Folds(int fold) {
        this.fold = fold;
    }

    boolean heldOut(String group) {
        return fold >= 0 && FOLDS.get(fold).matcher(group).matches();
    }
}
