package io.mainswatch.dashboard.live;

import io.mainswatch.dashboard.api.DeviceQueries;
import io.mainswatch.dashboard.api.DeviceView;
import io.mainswatch.dashboard.api.HomeStore;
import io.mainswatch.dashboard.api.HomeView;
import io.mainswatch.dashboard.api.OutageQueries;
import io.mainswatch.dashboard.api.OutageView;
import io.mainswatch.dashboard.api.RelayCommandView;
import io.mainswatch.dashboard.api.RelayQueries;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the resources that changes name, each as it is now: at most one query a kind. */
final class LiveResources {
    private final DeviceQueries devices;
    private final HomeStore homes;
    private final OutageQueries outages;
    private final RelayQueries commands;

    LiveResources(DeviceQueries devices, HomeStore homes, OutageQueries outages, RelayQueries commands) {
        this.devices = devices;
        this.homes = homes;
        this.outages = outages;
        this.commands = commands;
    }

    /** What a change is about: the event's kind and the resource's id. */
    record Subject(String kind, String id) {
        static Subject of(Change change) {
            return new Subject(change.kind(), change.subject());
        }

        /** A report without a command is journalled as {@code <device>/<relay>}; a command's id has no slash. */
        boolean isReport() {
            return kind.equals("relay") && id.indexOf('/') > 0;
        }

        String reportingDevice() {
            return id.substring(0, id.indexOf('/'));
        }
    }

    /** Those of the subjects that exist and are shown to people. */
    Future<Map<Subject, Object>> find(Set<Subject> subjects) {
        var reporting = subjects.stream().filter(Subject::isReport).toList();
        var deviceIds = ids(subjects, "device");
        reporting.forEach(report -> deviceIds.add(report.reportingDevice()));
        var homeIds = ids(subjects, "home");
        homeIds.addAll(ids(subjects, "supply"));
        var commandIds = ids(subjects, "relay");
        reporting.forEach(report -> commandIds.remove(report.id()));

        var found = new HashMap<Subject, Object>();
        return Future.all(
                        query(deviceIds, devices::find).onSuccess(views -> views.forEach(view -> put(found, view))),
                        query(homeIds, homes::find).onSuccess(views -> views.forEach(view -> put(found, view))),
                        query(ids(subjects, "outage"), outages::find)
                                .onSuccess(views -> views.forEach(view -> put(found, view))),
                        query(commandIds, commands::find).onSuccess(views -> views.forEach(view -> put(found, view))))
                .map(all -> found);
    }

    private static void put(Map<Subject, Object> found, DeviceView device) {
        found.put(new Subject("device", device.id()), device);
        device.relays()
                .forEach(relay -> found.put(
                        new Subject("relay", device.id() + "/" + relay.relay()),
                        RelayReport.of(device.id(), device.homeId(), relay)));
    }

    private static void put(Map<Subject, Object> found, HomeView home) {
        found.put(new Subject("home", home.id()), home);
        found.put(new Subject("supply", home.id()), SupplyEvent.of(home));
    }

    private static void put(Map<Subject, Object> found, OutageView outage) {
        found.put(new Subject("outage", outage.id()), outage);
    }

    private static void put(Map<Subject, Object> found, RelayCommandView command) {
        found.put(new Subject("relay", command.id()), command);
    }

    private static List<String> ids(Set<Subject> subjects, String kind) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(Subject::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static <T> Future<List<T>> query(List<String> ids, Function<List<String>, Future<List<T>>> query) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : query.apply(ids);
    }
}
