package dev.purser.lake.keep;

import dev.purser.journal.JournalEntry;
import dev.purser.lake.feed.RowMaker;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.file.TableFiles.Rebuild;
import dev.purser.lake.hot.Generation;
import dev.purser.lake.hot.HotWriter;
import dev.purser.lake.view.TableSource;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One pass over the journal that makes tables again. What it makes is named in the manifest beside the rows that are seen,
 * so that a pass that is cut short goes on where it was; the last step lets it take their place. For one thread.
 */
final class Rebuilding implements AutoCloseable {
    private static final int PAGE = 8_192;
    private static final long SPILL_BYTES = 64L << 20;

    private final Shop shop;
    private final long spillRows;
    private final BooleanSupplier stopped;
    private final Map<String, Rebuild> running = new TreeMap<>();
    private final Map<String, StoredColumns> columns = new TreeMap<>();
    private final HotWriter writer;
    private final RowMaker maker;
    private Generation generation;

    /**
     * @param tables what to make, as the manifest has it
     * @param spillRows about how many rows stay in memory
     */
    Rebuilding(Shop shop, Map<String, Rebuild> tables, long spillRows, Counter unreadable, BooleanSupplier stopped)
            throws SQLException {
        this.shop = shop;
        this.spillRows = spillRows;
        this.stopped = stopped;
        running.putAll(tables);
        List<RowMaker.Range> ranges = new ArrayList<>();
        TreeSet<Long> erasures = new TreeSet<>();
        tables.forEach((name, rebuild) -> {
            columns.put(name, shop.sources().get(name).columns());
            ranges.add(new RowMaker.Range(shop.tables().get(name), rebuild.position(), rebuild.below()));
            erasures.addAll(rebuild.erasures());
        });
        Erased erased = new Erased(shop.journal(), erasures);
        writer = new HotWriter(shop.engine(), columns);
        maker = new RowMaker(writer, ranges, erased::without, unreadable);
        generation = generation();
    }

    private Generation generation() throws SQLException {
        return Generation.create(shop.engine(), "r" + UUID.randomUUID(), columns);
    }

    /** Makes them; returns early if it was stopped, or something else is to be made by now. */
    void run() throws SQLException, IOException {
        long at = running.values().stream().mapToLong(Rebuild::position).min().orElse(0);
        long end = running.values().stream().mapToLong(Rebuild::below).max().orElse(0);
        while (at < end) {
            if (stopped.getAsBoolean()) {
                return;
            }
            List<JournalEntry> page = shop.journal().read(at, (int) Math.min(PAGE, end - at));
            if (page.isEmpty()) {
                break;
            }
            if (shop.journal().first() > at) {
                // Retention came in between: what it took must be kept from the old rows.
                restart();
                return;
            }
            writer.begin(generation);
            for (JournalEntry entry : page) {
                maker.make(entry);
            }
            writer.flush();
            writer.commit();
            at = Math.min(end, page.getLast().sequence() + 1);
            if ((generation.rows() >= spillRows || generation.bytes() >= SPILL_BYTES) && !spill(at)) {
                return;
            }
        }
        if (spill(end)) {
            swap();
        }
    }

    private void restart() throws IOException {
        long first = shop.journal().first();
        shop.holdings().change(manifest -> {
            Manifest after = manifest;
            for (String table : running.keySet()) {
                after = after.change(
                        table,
                        now -> now.rebuilding(now.rebuild()
                                .map(old -> Rebuild.begin(Math.min(first, old.below()), old.below(), old.erasures()))));
            }
            return after;
        });
    }

    /** Puts what is in memory into files that the manifest names; false if something else is to be made by now. */
    private boolean spill(long reached) throws SQLException, IOException {
        Map<String, List<LakeFile>> files = new TreeMap<>();
        List<LakeFile> all = new ArrayList<>();
        boolean[] done = {false};
        try {
            try (Connection connection = shop.engine().connect()) {
                for (String table : running.keySet()) {
                    if (generation.rows(table) > 0) {
                        files.put(
                                table,
                                shop.parquet()
                                        .write(
                                                connection,
                                                table,
                                                columns.get(table),
                                                generation.quoted(table),
                                                shop.cutoff(table),
                                                ParquetWriter.Packing.QUICK));
                        all.addAll(files.get(table));
                    }
                }
            }
            Map<String, Rebuild> next = new TreeMap<>();
            running.forEach((table, rebuild) -> next.put(
                    table,
                    rebuild.with(
                            Math.clamp(reached, rebuild.position(), rebuild.below()),
                            files.getOrDefault(table, List.of()))));
            shop.holdings().change(manifest -> {
                if (!current(manifest)) {
                    return manifest;
                }
                done[0] = true;
                return with(manifest, next);
            });
            if (done[0]) {
                running.putAll(next);
            }
        } catch (IOException e) {
            done[0] = false;
            throw e;
        } finally {
            if (!done[0]) {
                shop.holdings().abandon(all);
            }
        }
        generation.drop(shop.engine());
        generation = generation();
        return done[0];
    }

    private boolean current(Manifest manifest) {
        return running.entrySet().stream()
                .allMatch(entry -> manifest.table(entry.getKey())
                        .rebuild()
                        .filter(entry.getValue()::equals)
                        .isPresent());
    }

    private static Manifest with(Manifest manifest, Map<String, Rebuild> rebuilds) {
        Manifest after = manifest;
        for (Map.Entry<String, Rebuild> entry : rebuilds.entrySet()) {
            after = after.change(entry.getKey(), now -> now.rebuilding(Optional.of(entry.getValue())));
        }
        return after;
    }

    /** The new rows take the place of the old ones, in all tables at once. */
    private void swap() throws SQLException, IOException {
        Map<String, List<LakeFile>> kept = new TreeMap<>();
        List<LakeFile> copies = new ArrayList<>();
        boolean[] done = {false};
        try {
            for (Map.Entry<String, Rebuild> entry : running.entrySet()) {
                String table = entry.getKey();
                kept.put(table, keep(table, entry.getValue(), copies));
            }
            shop.holdings().change(manifest -> {
                if (!current(manifest)) {
                    return manifest;
                }
                Manifest after = manifest;
                for (Map.Entry<String, Rebuild> entry : running.entrySet()) {
                    String table = entry.getKey();
                    Rebuild rebuild = entry.getValue();
                    after = after.change(table, now -> {
                        List<LakeFile> files = new ArrayList<>(kept.get(table));
                        files.addAll(rebuild.files());
                        now.files().stream()
                                .filter(file -> file.first() >= rebuild.below())
                                .forEach(files::add);
                        return new TableFiles(now.position(), files, Optional.empty());
                    });
                }
                done[0] = true;
                return after;
            });
        } catch (IOException e) {
            done[0] = false;
            throw e;
        } finally {
            if (!done[0]) {
                shop.holdings().abandon(copies);
            }
        }
    }

    /** Files of rows that cannot be made again; where a file has others as well, those rows are copied out. */
    private List<LakeFile> keep(String table, Rebuild rebuild, List<LakeFile> copies) throws SQLException, IOException {
        TableSource source = shop.sources().get(table);
        List<LakeFile> kept = new ArrayList<>();
        for (LakeFile file : shop.holdings().now().files(table)) {
            if (file.last() < rebuild.from()) {
                kept.add(file);
            } else if (file.first() < rebuild.from()) {
                String rows = "(SELECT * FROM " + source.of(List.of(file)) + " WHERE _seq < " + rebuild.from() + ")";
                try (Connection connection = shop.engine().connect()) {
                    copies.addAll(shop.parquet()
                            .write(
                                    connection,
                                    table,
                                    source.columns(),
                                    rows,
                                    shop.cutoff(table),
                                    ParquetWriter.Packing.TIGHT));
                }
            }
        }
        kept.addAll(copies.stream()
                .filter(file -> file.path().startsWith(table + "/"))
                .toList());
        return kept;
    }

    @Override
    public void close() {
        writer.close();
        try {
            generation.drop(shop.engine());
        } catch (SQLException | RuntimeException e) {
            throw new IllegalStateException("rows of a rebuild stay in memory", e);
        }
    }
}
