package dev.purser.aws.trail;

import dev.purser.aws.AwsPlace;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Trails as rows. */
final class TrailTable {
    static final String SELECT =
            "SELECT name, account, region, bucket, prefix, global_events, multi_region, validation,"
                    + " selectors, custom_selectors, tags, logging, started, stopped, created, topic, topic_arn,"
                    + " topic_destination, topic_since, deleted FROM trail ";

    /** Those that are not deleted. */
    static final String LIVING = SELECT + "WHERE deleted IS NULL ";

    private TrailTable() {}

    static Optional<Trail> byName(Tx tx, String name) {
        return tx.one(LIVING + "AND name = ?", TrailTable::trail, name);
    }

    static List<Trail> all(Tx tx) {
        return tx.list(LIVING + "ORDER BY name", TrailTable::trail);
    }

    /** Stores a trail, in place of one of that name that is deleted; false if there is another of that name. */
    static boolean insert(Tx tx, Trail trail) {
        return tx.update(
                        "INSERT INTO trail (name, account, region, bucket, prefix, global_events, multi_region, validation,"
                                + " selectors, custom_selectors, tags, logging, started, stopped, created, topic,"
                                + " topic_arn, topic_destination, topic_since)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (name) DO UPDATE SET account = excluded.account,"
                                + " region = excluded.region, bucket = excluded.bucket, prefix = excluded.prefix,"
                                + " global_events = excluded.global_events, multi_region = excluded.multi_region,"
                                + " validation = excluded.validation, selectors = excluded.selectors,"
                                + " custom_selectors = excluded.custom_selectors, tags = excluded.tags,"
                                + " logging = excluded.logging, started = excluded.started,"
                                + " stopped = excluded.stopped, created = excluded.created, topic = excluded.topic,"
                                + " topic_arn = excluded.topic_arn, topic_destination = excluded.topic_destination,"
                                + " topic_since = excluded.topic_since, deleted = NULL"
                                + " WHERE trail.deleted IS NOT NULL",
                        trail.name(),
                        trail.home().account(),
                        trail.home().region(),
                        trail.settings().bucket(),
                        trail.settings().prefix(),
                        trail.settings().globalServiceEvents(),
                        trail.settings().multiRegion(),
                        trail.settings().validation(),
                        SelectorJson.stored(trail.selectors()),
                        trail.customSelectors(),
                        SelectorJson.tags(trail.tags()),
                        trail.logging(),
                        trail.started(),
                        trail.stopped(),
                        trail.created(),
                        topic(trail, Topic::given),
                        topic(trail, Topic::arn),
                        topic(trail, Topic::destination),
                        topic(trail, Topic::since))
                == 1;
    }

    static void update(Tx tx, Trail is) {
        tx.update(
                "UPDATE trail SET bucket = ?, prefix = ?, global_events = ?, multi_region = ?, validation = ?,"
                        + " selectors = ?, custom_selectors = ?, tags = ?, logging = ?, started = ?, stopped = ?, topic = ?,"
                        + " topic_arn = ?, topic_destination = ?, topic_since = ? WHERE name = ?",
                is.settings().bucket(),
                is.settings().prefix(),
                is.settings().globalServiceEvents(),
                is.settings().multiRegion(),
                is.settings().validation(),
                SelectorJson.stored(is.selectors()),
                is.customSelectors(),
                SelectorJson.tags(is.tags()),
                is.logging(),
                is.started(),
                is.stopped(),
                topic(is, Topic::given),
                topic(is, Topic::arn),
                topic(is, Topic::destination),
                topic(is, Topic::since),
                is.name());
    }

    private static <T> Optional<T> topic(Trail trail, Function<Topic, T> member) {
        return trail.settings().topic().map(member);
    }

    /** A trail is deleted, and comes to its end. */
    static void delete(Tx tx, String name, Instant now) {
        tx.update("UPDATE trail SET deleted = ? WHERE name = ?", now, name);
    }

    /** A deleted trail has come to its end. */
    static void forget(Tx tx, String name) {
        tx.update("DELETE FROM trail WHERE name = ? AND deleted IS NOT NULL", name);
    }

    static Trail trail(Row row) {
        return new Trail(
                row.text("name"),
                new AwsPlace(row.text("account"), row.text("region")),
                new TrailSettings(
                        row.text("bucket"),
                        row.optionalText("prefix"),
                        row.truth("global_events"),
                        row.truth("multi_region"),
                        row.truth("validation"),
                        row.optionalText("topic")
                                .map(given -> new Topic(
                                        given,
                                        row.text("topic_arn"),
                                        row.text("topic_destination"),
                                        row.instant("topic_since")))),
                SelectorJson.read(row.text("selectors")),
                row.truth("custom_selectors"),
                SelectorJson.tags(row.text("tags")),
                row.truth("logging"),
                row.optionalInstant("started"),
                row.optionalInstant("stopped"),
                row.instant("created"));
    }
}
