package io.mainswatch.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainswatch.common.security.Passwords;
import io.mainswatch.common.testing.Await;
import io.mainswatch.common.testing.TestPlatform;
import io.mainswatch.dashboard.live.Live;
import io.mainswatch.dashboard.testing.Description;
import io.vertx.ext.web.Route;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoutesIT {
    @Test
    void every_route_is_described_and_every_description_is_a_route() {
        try (var test = TestPlatform.open()) {
            var vertx = test.platform().vertx();
            var router = new ApiRoutes(
                            test.platform(),
                            new Passwords(vertx),
                            Await.result(OpenApiRoutes.load(vertx)),
                            new Live(vertx, test.platform())::mount)
                    .router();

            var mounted =
                    router.getRoutes().stream().flatMap(RoutesIT::operations).toList();
            var described = new Description()
                    .operations().stream().map(Object::toString).toList();

            assertThat(mounted).containsExactlyInAnyOrderElementsOf(described);
        }
    }

    private static Stream<String> operations(Route route) {
        if (route.methods() == null) {
            return Stream.empty();
        }
        var path = Objects.requireNonNull(route.getName()).replaceAll(":([a-z]+)", "{$1}");
        return route.methods().stream().map(method -> method.name() + " " + path);
    }
}
