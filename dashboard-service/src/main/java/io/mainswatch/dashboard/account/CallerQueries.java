package io.mainswatch.dashboard.account;

import io.mainswatch.common.security.Role;
import io.mainswatch.dashboard.account.Caller.Kind;
import io.mainswatch.dashboard.http.Utc;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who a cookie or a token belongs to. */
public final class CallerQueries {
    private static final String BY_SESSION = """
            SELECT s.token_hash, u.id, u.name, u.id AS user_id, u.administrator, u.one_time_password, s.last_used_at,
                   NULL::text AS role, NULL::text AS home_id,
                   array(SELECT m.home_id FROM home_member m WHERE m.user_id = u.id ORDER BY m.home_id) AS homes,
                   array(SELECT m.role FROM home_member m WHERE m.user_id = u.id ORDER BY m.home_id) AS roles
            FROM app_session s
            JOIN app_user u ON u.id = s.user_id
            WHERE s.token_hash = ANY($1) AND s.expires_at > $2
            """;

    private static final String BY_TOKEN = """
            SELECT t.token_hash, t.id, t.name, t.user_id, u.administrator, false AS one_time_password, t.last_used_at,
                   t.role, t.home_id,
                   array(SELECT m.home_id FROM home_member m WHERE m.user_id = u.id ORDER BY m.home_id) AS homes,
                   array(SELECT m.role FROM home_member m WHERE m.user_id = u.id ORDER BY m.home_id) AS roles
            FROM api_token t
            LEFT JOIN app_user u ON u.id = t.user_id
            WHERE t.token_hash = ANY($1) AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)
            """;

    private final SqlClient sql;

    public CallerQueries(SqlClient sql) {
        this.sql = sql;
    }

    /**
     * A caller and when the credential was last noted as used.
     *
     * @param oneTimePassword whether the person has yet to choose a password
     */
    record Known(Caller caller, @Nullable Instant lastUsedAt, boolean oneTimePassword) {}

    Future<Optional<Known>> find(Credential credential, Instant now) {
        return find(credential.kind(), List.of(credential), now)
                .map(found -> found.stream().findFirst());
    }

    /** Those who the credentials still let in, with what they may do now. */
    public Future<Map<Credential, Caller>> present(Collection<Credential> credentials, Instant now) {
        var people = find(Kind.USER, credentials, now);
        var programs = find(Kind.TOKEN, credentials, now);
        return Future.all(people, programs)
                .map(both -> Stream.concat(people.result().stream(), programs.result().stream())
                        .map(Known::caller)
                        .collect(Collectors.toMap(Caller::credential, caller -> caller)));
    }

    private Future<List<Known>> find(Kind kind, Collection<Credential> credentials, Instant now) {
        var hashes = credentials.stream()
                .filter(credential -> credential.kind() == kind)
                .map(credential -> Buffer.buffer(credential.hash()))
                .toArray(Buffer[]::new);
        if (hashes.length == 0) {
            return Future.succeededFuture(List.of());
        }
        return sql.preparedQuery(kind == Kind.USER ? BY_SESSION : BY_TOKEN)
                .execute(Tuple.of(hashes, Utc.of(now)))
                .map(rows -> rows.stream().map(row -> known(kind, row)).toList());
    }

    private static Known known(Kind kind, Row row) {
        var credential = new Credential(kind, row.getBuffer("token_hash").getBytes());
        var memberships = memberships(row);
        boolean unlimited = row.getLong("user_id") == null || row.getBoolean("administrator");
        var caller = credential.kind() == Kind.USER
                ? caller(credential, row, unlimited ? Role.OWNER : null, memberships)
                : token(credential, row, unlimited, memberships);
        return new Known(caller, Utc.instantOrNull(row, "last_used_at"), row.getBoolean("one_time_password"));
    }

    /** A person's token never does more than the person may do today. */
    private static Caller token(Credential credential, Row row, boolean unlimited, Map<String, Role> memberships) {
        var role = Role.of(row.getString("role"));
        var onlyHome = row.getString("home_id");
        if (unlimited) {
            return onlyHome == null
                    ? caller(credential, row, role, Map.of())
                    : caller(credential, row, null, Map.of(onlyHome, role));
        }
        var limited = new HashMap<String, Role>();
        memberships.forEach((home, own) -> {
            if (onlyHome == null || onlyHome.equals(home)) {
                limited.put(home, role.atMost(own));
            }
        });
        return caller(credential, row, null, limited);
    }

    private static Caller caller(Credential credential, Row row, @Nullable Role everywhere, Map<String, Role> homes) {
        return new Caller(
                credential,
                row.getLong("id"),
                row.getString("name"),
                row.getLong("user_id"),
                everywhere,
                everywhere == Role.OWNER ? Map.of() : homes);
    }

    private static Map<String, Role> memberships(Row row) {
        var homes = row.getArrayOfStrings("homes");
        var roles = row.getArrayOfStrings("roles");
        var memberships = new HashMap<String, Role>();
        for (int i = 0; i < homes.length; i++) {
            memberships.put(homes[i], Role.of(roles[i]));
        }
        return memberships;
    }
}
