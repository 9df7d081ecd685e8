package io.mainswatch.simulator.registration;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@link Keepsake} as a JSON file that only its owner may read. Blocking. */
public final class KeepsakeFile {
    private final Path path;

    public KeepsakeFile(Path path) {
        this.path = path;
    }

    /** What the file holds; nothing where there is no file. */
    public Keepsake load() throws IOException {
        if (!Files.exists(path)) {
            return Keepsake.empty();
        }
        try {
            return read(new JsonObject(Files.readString(path)));
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            throw new IOException(path + " is no credentials file: " + e.getMessage(), e);
        }
    }

    private static Keepsake read(JsonObject json) {
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, Double> counters = new LinkedHashMap<>();
        var devices = json.getJsonObject("devices", new JsonObject());
        var wattHours = json.getJsonObject("countersWh", new JsonObject());
        devices.fieldNames().forEach(id -> secrets.put(id, devices.getString(id)));
        wattHours.fieldNames().forEach(id -> counters.put(id, wattHours.getDouble(id)));
        String ping = json.getString("pingUrl");
        return new Keepsake(new Credentials(secrets, ping == null ? null : URI.create(ping)), counters);
    }

    /** Replaces the file as a whole. */
    public void save(Keepsake keepsake) throws IOException {
        var json = new JsonObject()
                .put(
                        "devices",
                        new JsonObject(
                                new LinkedHashMap<>(keepsake.credentials().secrets())));
        keepsake.credentials().ping().ifPresent(url -> json.put("pingUrl", url.toString()));
        json.put("countersWh", new JsonObject(new LinkedHashMap<>(keepsake.countersWattHours())));

        Path folder = path.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".credentials", ".json", ownerOnly());
        Files.writeString(fresh, json.encodePrettily() + "\n");
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
