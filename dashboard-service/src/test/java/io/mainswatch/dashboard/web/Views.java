package io.mainswatch.dashboard.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every view a person can come to once signed in, as the server knows them: a new one is looked at without being told. */
final class Views {
    private static final Set<String> ALONE = Set.of("/sign-in", "/set-up", "/invitation");
    private static final List<String> CHOICES = List.of("/devices?add=what", "/devices?add=esp32");

    private Views() {}

    /** @return a path for each, where a view needs something to show one of these */
    static List<String> paths(String device, String outage) {
        var views = WebRoutes.VIEWS.stream()
                .filter(path -> !ALONE.contains(path))
                .map(path -> path.replace("/devices/:id", "/devices/" + device)
                        .replace("/outages/:id", "/outages/" + outage)
                        .replace("/settings/:part", "/settings/people"))
                .peek(path -> {
                    if (path.contains(":")) {
                        throw new AssertionError("say what " + path + " is to show");
                    }
                });
        return Stream.concat(views, CHOICES.stream()).toList();
    }
}
