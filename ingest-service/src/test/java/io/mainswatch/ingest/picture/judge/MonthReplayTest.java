package io.mainswatch.ingest.picture.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty days of a camera, with everything that goes wrong with one. The judge is restarted every few hours. */
class MonthReplayTest {
    private static final int A_DAY = 144;

    private final List<Integer> recoveries = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothing_wrong_is_published_unmarked_and_five_pictures_recover_everything(long seed) {
        var home = new Household(seed);
        for (int day = 0; day < 30; day++) {
            switch (day) {
                case 5 -> wrongValue(home, 12_000);
                case 9 -> wrongValue(home, 700);
                case 12 -> shifted(home);
                case 16 -> dirtyDigit(home);
                case 20 -> replaced(home);
                case 25 -> home.now = home.now.plus(Duration.ofHours(30));
                default -> {}
            }
            ordinaryDay(home);
        }

        assertThat(home.wrongAndUnmarked()).isZero();
        assertThat(recoveries).hasSize(5).allMatch(pictures -> pictures <= 5);
        assertThat(home.published.size()).isGreaterThan(30 * A_DAY * 8 / 10 / 2);
        assertThat(home.isRight()).isTrue();
    }

    /** Nights without light, one in a hundred surely misread, one in thirty with a digit nobody can tell. */
    private static void ordinaryDay(Household home) {
        for (int i = 0; i < A_DAY; i++) {
            home.live();
            if (i < 36) {
                continue;
            }
            int luck = home.random.nextInt(300);
            if (luck < 3) {
                home.misread(home.random.nextInt(Frames.DIGITS));
            } else if (luck < 13) {
                home.blurred();
            } else {
                home.picture();
            }
        }
    }

    private void wrongValue(Household home, double tooMuch) {
        home.live();
        home.believeWrongly(tooMuch);
        recover(home);
    }

    /** Half a day beside the digits: most is refused, some is read as anything. */
    private void shifted(Household home) {
        for (int i = 0; i < A_DAY / 2; i++) {
            home.live();
            if (home.random.nextInt(5) == 0) {
                home.read(home.random.nextInt(1_000_000) * 1_000.0);
            }
        }
        recover(home);
    }

    /** The same wrong digit for two hours. */
    private void dirtyDigit(Household home) {
        for (int i = 0; i < 12; i++) {
            home.live();
            home.read(home.misreadWattHours(2, 3));
        }
        recover(home);
    }

    private void replaced(Household home) {
        home.registerWattHours = 12_300;
        recover(home);
    }

    private void recover(Household home) {
        int pictures = 0;
        while (!home.isRight() && pictures < 100) {
            home.live();
            home.picture();
            pictures++;
        }
        recoveries.add(pictures);
    }
}
