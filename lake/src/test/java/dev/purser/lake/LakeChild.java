package dev.purser.lake;

import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import dev.purser.testkit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program that is killed: it appends events, says how many are durable, and asks all the while. It ends by itself, with
 * a line that says so, as soon as an answer is wrong.
 */
final class LakeChild {
    static final String READY = "ready ";
    static final String DURABLE = "durable ";
    static final String WRONG = "wrong ";

    private static final int BATCH = 40;
    private static final long FLUSH_ROWS = 300;

    private LakeChild() {}

    public static void main(String[] args) throws InterruptedException {
        LakeFixture fixture = new LakeFixture(Path.of(args[0]))
                .with(EventTable.all("E"), new EventTable("Twice", 2, event -> true))
                .configured(config -> config.withFlush(Duration.ofMillis(150), FLUSH_ROWS));
        fixture.start().caughtUp();
        check(fixture, fixture.journal.size());
        say(READY + fixture.journal.size());
        watch("queries", () -> check(fixture, 0));
        watch("merging", () -> {
            fixture.lake.compact();
            Thread.sleep(20);
        });
        watch("rebuilding", () -> {
            fixture.lake.rebuild("E");
            Thread.sleep(700);
        });
        SampleEvents sample = new SampleEvents(Long.parseLong(args[1]));
        while (true) {
            fixture.append(sample.next(BATCH));
            long size = fixture.journal.size();
            say(DURABLE + size);
            if (size % (BATCH * 10) == 0) {
                fixture.caughtUp();
                check(fixture, size);
            }
            Thread.sleep(2);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void watch(String name, Work work) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (true) {
                    work.run();
                }
            } catch (RuntimeException | InterruptedException e) {
                wrong(e.toString());
            }
        });
    }

    private static void check(LakeFixture fixture, long least) {
        try (Snapshot snapshot = fixture.lake.take()) {
            List<String> one = counts(snapshot, "E");
            List<String> two = counts(snapshot, "Twice");
            long rows = Long.parseLong(one.get(0));
            boolean right = one.equals(List.of(rows + "", rows + "", rows - 1 + ""))
                    && two.equals(List.of(2 * rows + "", rows + "", rows - 1 + ""));
            if (rows < least || rows > 0 && !right) {
                wrong(one + " and " + two + ", at least " + least);
            }
        }
    }

    private static List<String> counts(Snapshot snapshot, String table) {
        return LakeFixture.ask(
                        snapshot,
                        table,
                        "SELECT count(*), count(DISTINCT _seq), coalesce(max(_seq), -1) FROM $",
                        TimeSpan.ALL)
                .getFirst();
    }

    private static void wrong(String what) {
        say(WRONG + what);
        Runtime.getRuntime().halt(1);
    }

    @SuppressWarnings("SystemOut")
    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
