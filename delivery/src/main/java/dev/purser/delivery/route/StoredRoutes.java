package dev.purser.delivery.route;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Route;
import dev.purser.delivery.Routes;
import dev.purser.delivery.Rule;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Routes in the database, and the router made of them, always of the latest change. Thread-safe. */
public final class StoredRoutes implements Routes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int MAX_RULES = 100;
    private static final String SELECT =
            "SELECT id, name, enabled, rules, created, changed, managed_by FROM delivery_route";

    private final Metadata metadata;
    private final int most;
    private final Locations locations;
    private final Clock clock;
    private volatile Router router = Router.NONE;

    /**
     * @param most how many routes there may be
     * @param locations what locations mean
     */
    public StoredRoutes(Metadata metadata, int most, Locations locations, Clock clock) {
        this.metadata = metadata;
        this.most = most;
        this.locations = locations;
        this.clock = clock;
        reload();
    }

    /** The router of the latest change. */
    public Router router() {
        return router;
    }

    private synchronized void reload() {
        router = new Router(list(), locations);
    }

    @Override
    public Route create(
            Recording recording, String name, boolean enabled, List<Rule> rules, Optional<String> managedBy) {
        recording.target(target(name));
        check(name, rules);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Route route = new Route(UUID.randomUUID(), name, enabled, rules, now, now, managedBy);
        metadata.change(recording, tx -> {
            requireDestinations(tx, rules);
            long many = tx.one("SELECT COUNT(*) AS many FROM delivery_route", row -> row.number("many"))
                    .orElse(0L);
            if (many >= most) {
                throw invalid("routes", "at most " + most);
            }
            int made = tx.update("""
                    INSERT INTO delivery_route (id, name, enabled, rules, created, changed, managed_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", route.id(), name, enabled, RuleJson.write(rules), now, now, managedBy);
            if (made == 0) {
                throw new PurserException(DeliveryError.ROUTE_EXISTS, Map.of("name", name));
            }
            recording.changed(Map.of(), shown(route));
            return null;
        });
        reload();
        return route;
    }

    @Override
    public Route update(Recording recording, String name, boolean enabled, List<Rule> rules) {
        recording.target(target(name));
        check(name, rules);
        Route after = metadata.change(recording, tx -> {
            requireDestinations(tx, rules);
            Route before = known(tx, name);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            tx.update(
                    "UPDATE delivery_route SET enabled = ?, rules = ?, changed = ? WHERE name = ?",
                    enabled,
                    RuleJson.write(rules),
                    now,
                    name);
            Route changedRoute =
                    new Route(before.id(), name, enabled, rules, before.created(), now, before.managedBy());
            recording.changed(shown(before), shown(changedRoute));
            return changedRoute;
        });
        reload();
        return after;
    }

    @Override
    public void delete(Recording recording, String name) {
        recording.target(target(name));
        metadata.change(recording, tx -> {
            Route before = known(tx, name);
            tx.update("DELETE FROM delivery_route WHERE name = ?", name);
            recording.changed(shown(before), Map.of());
            return null;
        });
        reload();
    }

    @Override
    public Route get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    @Override
    public Optional<Route> find(String name) {
        return metadata.one(SELECT + " WHERE name = ?", StoredRoutes::route, name);
    }

    @Override
    public List<Route> list() {
        return metadata.list(SELECT + " ORDER BY name", StoredRoutes::route);
    }

    /** The names of the routes that name a destination in a rule. */
    public static List<String> leadingTo(Tx tx, String destination) {
        return tx.list(SELECT + " ORDER BY name", StoredRoutes::route).stream()
                .filter(route -> route.rules().stream()
                        .anyMatch(rule -> rule.destinations().contains(destination)))
                .map(Route::name)
                .toList();
    }

    private static Route known(Tx tx, String name) {
        return tx.one(SELECT + " WHERE name = ?", StoredRoutes::route, name).orElseThrow(() -> unknown(name));
    }

    private void check(String name, List<Rule> rules) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("name", "1 to 128 letters, digits and . _ -, a letter or digit first");
        }
        if (rules.isEmpty() || rules.size() > MAX_RULES) {
            throw invalid("rules", "1 to " + MAX_RULES);
        }
        Router.check(rules, locations);
    }

    private static void requireDestinations(Tx tx, List<Rule> rules) {
        rules.stream()
                .flatMap(rule -> rule.destinations().stream())
                .distinct()
                .filter(each -> tx.one("SELECT id FROM delivery_destination WHERE name = ?", row -> true, each)
                        .isEmpty())
                .findFirst()
                .ifPresent(missing -> {
                    throw new PurserException(DeliveryError.DESTINATION_UNKNOWN, Map.of("name", bounded(missing)));
                });
    }

    private static String bounded(String name) {
        return name.length() > 128 ? name.substring(0, 128) + "…" : name;
    }

    private static PurserException unknown(String name) {
        return new PurserException(DeliveryError.ROUTE_UNKNOWN, Map.of("name", bounded(name)));
    }

    private static PurserException invalid(String member, String expected) {
        return new PurserException(DeliveryError.ROUTE_INVALID, Map.of("member", member, "expected", expected));
    }

    private static Target target(String name) {
        return Target.builder(TargetType.ROUTE).name(bounded(name)).build();
    }

    private static Map<String, Object> shown(Route route) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("name", route.name());
        shown.put("enabled", route.enabled());
        shown.put("rules", RuleJson.shown(route.rules()));
        route.managedBy().ifPresent(by -> shown.put("managedBy", by));
        return shown;
    }

    private static Route route(Row row) {
        return new Route(
                UUID.fromString(row.text("id")),
                row.text("name"),
                row.truth("enabled"),
                RuleJson.read(row.text("rules")),
                row.instant("created"),
                row.instant("changed"),
                row.optionalText("managed_by"));
    }
}
