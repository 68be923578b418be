package dev.purser.bench.lake;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.EventData;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A registry's traffic over a stretch of time, drawn from a seed: quiet nights and weekends, few repositories that are
 * pulled very often and many that hardly are, mostly machines behind few addresses. Pulls 74 %, logins 20 %, pushes 5 %,
 * the rest deletions and untagging; failures 3 %. Times rise. For one thread.
 */
final class Traffic {
    private static final Outcome OK = Outcome.success(200);
    private static final Outcome CREATED = Outcome.success(201);
    private static final Outcome ACCEPTED = Outcome.success(202);
    private static final Outcome MISSING = Outcome.failure(404, "MANIFEST_UNKNOWN", "no such manifest");
    private static final Outcome DENIED = Outcome.failure(401, "UNAUTHORIZED", "the credentials do not hold");

    private final SplittableRandom random;
    private final Cast cast;
    private final Origin origin;
    private final long count;
    private final double meanGap;
    private long made;
    private double nanos;
    private final Instant from;

    /**
     * @param span how long {@code count} events take
     * @param origin where they happen
     */
    Traffic(long seed, Instant from, Duration span, long count, Origin origin) {
        random = new SplittableRandom(seed);
        cast = new Cast(random.split());
        this.from = from;
        this.count = count;
        this.origin = origin;
        meanGap = (double) span.toNanos() / count;
    }

    String needle() {
        return cast.needle();
    }

    /** When the last event happened. */
    Instant last() {
        return from.plusNanos((long) nanos);
    }

    boolean hasNext() {
        return made < count;
    }

    AuditEvent next() {
        made++;
        nanos += meanGap / Daily.rate(nanos) * -Math.log(1 - random.nextDouble());
        Instant at = from.plusNanos((long) nanos);
        int kind = random.nextInt(1000);
        if (kind < 200) {
            return login(at, random.nextInt(100) < 4);
        }
        if (kind < 940) {
            return pull(at, random.nextInt(100) < 2);
        }
        Action action = kind < 990 ? Action.IMAGE_PUSH : kind < 996 ? Action.IMAGE_DELETE : Action.IMAGE_UNTAG;
        int caller = cast.caller(random);
        return event(
                action,
                at,
                action == Action.IMAGE_PUSH ? CREATED : ACCEPTED,
                cast.actor(caller),
                cast.client(caller, random),
                List.of(cast.byTag(random)));
    }

    private AuditEvent pull(Instant at, boolean missing) {
        int caller = cast.caller(random);
        Target target =
                missing ? cast.missing(random) : random.nextBoolean() ? cast.byTag(random) : cast.byDigest(random);
        return event(
                Action.IMAGE_PULL,
                at,
                missing ? MISSING : OK,
                cast.actor(caller),
                cast.client(caller, random),
                List.of(target));
    }

    private AuditEvent login(Instant at, boolean refused) {
        int caller = cast.caller(random);
        Actor actor = refused && random.nextBoolean() ? Actor.ANONYMOUS : cast.actor(caller);
        return event(Action.LOGIN, at, refused ? DENIED : OK, actor, cast.client(caller, random), List.of());
    }

    private AuditEvent event(
            Action action, Instant at, Outcome outcome, Actor actor, Client client, List<Target> targets) {
        Duration duration = Duration.ofNanos((long) (1e6 * Math.exp(2.2 + 0.9 * random.nextGaussian())));
        return new AuditEvent(
                new UUID(
                        (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL),
                        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L),
                AuditEvent.SCHEMA,
                action,
                action.severity(),
                CallInterface.OCI,
                action.text(),
                Optional.empty(),
                at,
                duration,
                at.plus(duration),
                outcome,
                Optional.empty(),
                actor,
                client,
                origin,
                targets,
                Transfer.NONE,
                Call.NONE,
                EventData.NONE,
                Source.PURSER,
                Set.of());
    }
}
