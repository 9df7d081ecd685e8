package io.mainswatch.dashboard.api;

import io.mainswatch.dashboard.testing.Reply;
import io.mainswatch.dashboard.testing.RunningDashboard;

/** What an administrator does with devices. */
record DeviceCalls(RunningDashboard dashboard) {
    Reply register(String id, String kind) {
        return dashboard.post("/devices", "{\"id\":\"" + id + "\",\"name\":\"Fridge\",\"kind\":\"" + kind + "\"}");
    }

    Reply delete(String path) {
        return dashboard.send("DELETE", path, RunningDashboard.bearer(RunningDashboard.ADMINISTRATOR), null);
    }

    long validSecrets(String id) {
        return dashboard
                .rows()
                .number("SELECT count(*) FROM device_secret WHERE device_id = $1 AND revoked_at IS NULL", id);
    }
}
