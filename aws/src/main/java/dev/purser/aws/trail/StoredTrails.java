package dev.purser.aws.trail;

import dev.purser.aws.AwsPlace;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Trails kept in the metadata database; delivery follows each change once it has committed. */
public final class StoredTrails implements Trails {
    /** CloudTrail's own limit in a region. */
    public static final int MOST = 5;

    /** CloudTrail's own limit of a trail's tags. */
    public static final int MOST_TAGS = 50;

    private static final int LONGEST_SHOWN = 200;

    private final Metadata metadata;
    private final TrailDelivery delivery;
    private final AwsPlace place;
    private final Clock clock;

    /** No trail is made under a name while what was behind that name is taken down. */
    private final Object ends = new Object();

    /**
     * A trail that is deleted and comes to its end: what happened before is delivered, then it is forgotten.
     *
     * @param deleted when
     */
    public record Ended(Trail trail, Instant deleted) {}

    /**
     * @param metadata has the tables of {@link TrailSchema}
     */
    public StoredTrails(Metadata metadata, TrailDelivery delivery, AwsPlace place, Clock clock) {
        this.metadata = metadata;
        this.delivery = delivery;
        this.place = place;
        this.clock = clock;
    }

    @Override
    public Trail create(Recording recording, String name, TrailSettings settings, Map<String, String> tags) {
        subject(recording, name);
        Trail made = new Trail(
                TrailName.require(name),
                place,
                settings,
                TrailSelectors.DEFAULT,
                false,
                tags,
                false,
                Optional.empty(),
                Optional.empty(),
                clock.instant());
        if (find(name).isPresent()) {
            throw exists(name);
        }
        delivery.check(made);
        recording.changed(Map.of(), facts(made));
        synchronized (ends) {
            store(recording, made);
            delivery.follow(Optional.of(recording.id()), made);
        }
        return made;
    }

    private void store(Recording recording, Trail made) {
        metadata.change(recording, tx -> {
            if (TrailTable.all(tx).size() >= MOST) {
                throw TrailError.TRAIL_LIMIT.because(
                        "User: " + place.account() + " already has " + MOST + " trails in " + place.region() + ".");
            }
            if (!TrailTable.insert(tx, made)) {
                throw exists(made.name());
            }
            NoticeTable.forget(tx, made.name());
            return made;
        });
    }

    @Override
    public Trail update(Recording recording, String nameOrArn, SettingsChange change) {
        Trail was = require(recording, nameOrArn);
        TrailSettings settings = change.apply(was.settings());
        Trail wanted = was.with(settings);
        if (!settings.bucket().equals(was.settings().bucket())
                || !settings.prefix().equals(was.settings().prefix())) {
            delivery.check(wanted);
        }
        return change(recording, was.name(), trail -> trail.with(change.apply(trail.settings())));
    }

    @Override
    public Trail logging(Recording recording, String nameOrArn, boolean run) {
        Instant now = clock.instant();
        return change(recording, require(recording, nameOrArn).name(), trail -> trail.logging(run, now));
    }

    @Override
    public Trail select(Recording recording, String nameOrArn, TrailSelectors selectors) {
        return change(recording, require(recording, nameOrArn).name(), trail -> trail.with(selectors));
    }

    @Override
    public Trail tag(Recording recording, String nameOrArn, Map<String, String> tags) {
        return change(recording, require(recording, nameOrArn).name(), trail -> {
            Map<String, String> all = new TreeMap<>(trail.tags());
            all.putAll(tags);
            if (all.size() > MOST_TAGS) {
                throw TrailError.TRAIL_TAG_LIMIT.because("A trail has at most " + MOST_TAGS + " tags.");
            }
            return trail.with(all);
        });
    }

    @Override
    public Trail untag(Recording recording, String nameOrArn, Set<String> keys) {
        return change(recording, require(recording, nameOrArn).name(), trail -> {
            Map<String, String> rest = new TreeMap<>(trail.tags());
            rest.keySet().removeAll(keys);
            return trail.with(rest);
        });
    }

    private Trail change(Recording recording, String name, UnaryOperator<Trail> change) {
        Trail is = metadata.change(recording, tx -> {
            Trail was = TrailTable.byName(tx, name).orElseThrow(() -> unknown(name));
            Trail changed = change.apply(was);
            TrailTable.update(tx, changed);
            recording.changed(facts(was), facts(changed));
            return changed;
        });
        delivery.follow(Optional.of(recording.id()), is);
        return is;
    }

    @Override
    public void delete(Recording recording, String nameOrArn) {
        Trail was = require(recording, nameOrArn);
        Instant now = clock.instant();
        Trail gone = metadata.change(recording, tx -> {
            Trail is = TrailTable.byName(tx, was.name()).orElseThrow(() -> unknown(nameOrArn));
            Trail stopped = is.logging(false, now);
            TrailTable.update(tx, stopped);
            TrailTable.delete(tx, is.name(), now);
            recording.changed(facts(is), Map.of());
            return stopped;
        });
        delivery.end(Optional.of(recording.id()), gone);
    }

    /** The deleted trails that have not come to their end. */
    public List<Ended> ended() {
        return metadata.list(
                TrailTable.SELECT + "WHERE deleted IS NOT NULL ORDER BY name",
                row -> new Ended(TrailTable.trail(row), row.instant("deleted")));
    }

    /** All that write files: those that there are, and those that come to their end. */
    public List<Trail> all() {
        return metadata.list(TrailTable.SELECT + "ORDER BY name", TrailTable::trail);
    }

    /** Forgets a deleted trail, and takes down what carried it out; does nothing if it is not deleted, or made anew. */
    public void finish(String name) {
        synchronized (ends) {
            ended().stream()
                    .filter(one -> one.trail().name().equals(name))
                    .findFirst()
                    .ifPresent(one -> {
                        delivery.finish(one.trail());
                        metadata.maintain(tx -> {
                            TrailTable.forget(tx, name);
                            NoticeTable.forget(tx, name);
                            return null;
                        });
                    });
        }
    }

    @Override
    public Optional<Trail> find(String nameOrArn) {
        return TrailName.here(nameOrArn, place)
                .flatMap(name -> metadata.one(TrailTable.LIVING + "AND name = ?", TrailTable::trail, name));
    }

    @Override
    public List<Trail> list() {
        return metadata.list(TrailTable.LIVING + "ORDER BY name", TrailTable::trail);
    }

    @Override
    public Topic topic(String nameOrArn) {
        return delivery.topic(nameOrArn);
    }

    @Override
    public TrailStatus status(Trail trail) {
        return delivery.status(trail);
    }

    /** Makes sure that delivery is what the trails say: a crash may have come between the two. */
    public void settle() {
        list().forEach(trail -> delivery.follow(Optional.empty(), trail));
        ended().forEach(one -> delivery.end(Optional.empty(), one.trail()));
    }

    private Trail require(Recording recording, String nameOrArn) {
        subject(recording, nameOrArn);
        if (TrailName.elsewhere(nameOrArn, place)) {
            throw TrailError.TRAIL_OTHER_REGION.because(
                    "The trail belongs to another region; trails of this registry are in " + place.region() + ".");
        }
        return find(nameOrArn).orElseThrow(() -> unknown(nameOrArn));
    }

    private PurserException unknown(String name) {
        return TrailError.TRAIL_UNKNOWN.because("Unknown trail: " + shown(name) + " for the user: " + place.account());
    }

    private PurserException exists(String name) {
        return TrailError.TRAIL_EXISTS.because("Trail " + name + " already exists for customer: " + place.account());
    }

    private static void subject(Recording recording, String name) {
        recording.targets(
                List.of(Target.builder(TargetType.ROUTE).name(shown(name)).build()));
    }

    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    }

    private static Map<String, Object> facts(Trail trail) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bucket", trail.settings().bucket());
        trail.settings().prefix().ifPresent(prefix -> facts.put("prefix", prefix));
        facts.put("globalServiceEvents", trail.settings().globalServiceEvents());
        facts.put("multiRegion", trail.settings().multiRegion());
        facts.put("validation", trail.settings().validation());
        trail.settings().topic().ifPresent(topic -> facts.put("topic", topic.given()));
        facts.put("selectors", SelectorJson.stored(trail.selectors()));
        facts.put("logging", trail.logging());
        if (!trail.tags().isEmpty()) {
            facts.put("tags", new TreeMap<>(trail.tags()));
        }
        return facts;
    }
}
