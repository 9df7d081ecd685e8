package io.mainswatch.ingest.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.ManualClock;
import io.mainswatch.common.testing.TestPlatform;
import io.vertx.core.Future;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelDirectoryIT {
    private static TestPlatform one;
    private static TestPlatform other;
    private static Registry registry;

    @BeforeAll
    static void open() {
        one = TestPlatform.open();
        other = TestPlatform.open(one.databaseUrl(), new ManualClock().followingTheMachine(), Map.of());
        registry = new Registry(one).home("default", "UTC");
    }

    @AfterAll
    static void close() {
        other.close();
        one.close();
    }

    @Test
    void two_copies_that_meet_a_device_at_once_agree_on_its_channels() {
        registry.device("shared", "default");
        var device = device("shared");
        var copies = Stream.of(new ChannelDirectory(one.platform()), new ChannelDirectory(other.platform()))
                .toList();

        var ids = Await.result(Future.all(IntStream.rangeClosed(1, 64)
                        .boxed()
                        .flatMap(number -> copies.stream().map(copy -> copy.channelId(device, number)))
                        .toList()))
                .<Integer>list();

        assertThat(new HashSet<>(ids)).hasSize(64);
        assertThat(registry.count("SELECT count(*) FROM channel WHERE device_id = 'shared'"))
                .isEqualTo(64);
        assertThat(copies.get(0).knownChannelId("shared", 64))
                .isEqualTo(copies.get(1).knownChannelId("shared", 64));
    }

    @Test
    void a_channel_is_unknown_until_it_is_asked_for() {
        registry.device("lazy", "default");
        var channels = new ChannelDirectory(one.platform());
        assertThat(channels.knownChannelId("lazy", 3)).isEqualTo(ChannelDirectory.UNKNOWN);

        int id = Await.result(channels.channelId(device("lazy"), 3));

        assertThat(channels.knownChannelId("lazy", 3)).isEqualTo(id).isPositive();
        assertThat(channels.knownChannelId("lazy", 2)).isEqualTo(ChannelDirectory.UNKNOWN);
        channels.forget("lazy");
        assertThat(channels.knownChannelId("lazy", 3)).isEqualTo(ChannelDirectory.UNKNOWN);
        assertThat(Await.result(channels.channelId(device("lazy"), 3))).isEqualTo(id);
    }

    @Test
    void a_device_that_is_not_registered_harms_nobody_who_asks_with_it() {
        registry.device("innocent", "default");
        var channels = new ChannelDirectory(one.platform());

        var stranger = channels.channelId(device("stranger"), 1);
        var alsoStranger = channels.channelId(device("another-stranger"), 1);
        var innocent = channels.channelId(device("innocent"), 1);

        assertThat(Await.result(innocent)).isPositive();
        for (var refused : new Throwable[] {Await.failure(stranger), Await.failure(alsoStranger)}) {
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNKNOWN));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65, Integer.MAX_VALUE})
    void a_number_no_channel_has_is_refused(int number) {
        var channels = new ChannelDirectory(one.platform());
        assertThat(Await.failure(channels.channelId(device("any"), number)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID));
        assertThat(channels.knownChannelId("any", number)).isEqualTo(ChannelDirectory.UNKNOWN);
    }

    private static KnownDevice device(String id) {
        return new KnownDevice(id, "default", false, ZoneOffset.UTC);
    }
}
