package dev.purser.bench.lake;

import dev.purser.bench.Figures;
import dev.purser.bench.peer.Postgres;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.Lake;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the questions, each way several times by turns, and compares medians. */
final class Asking {
    private static final ResultSink NOBODY = new ResultSink() {
        @Override
        public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) {}

        @Override
        public void row(ResultRow row) {}
    };

    private final Queries queries;
    private final Lake lake;
    private final Path files;
    private final String needle;
    private final int rounds;
    private final Figures figures;

    Asking(Queries queries, Lake lake, Path files, String needle, int rounds, Figures figures) {
        this.queries = queries;
        this.lake = lake;
        this.files = files;
        this.needle = needle;
        this.rounds = rounds;
        this.figures = figures;
    }

    /** Text to SQL, warm. */
    void translations(long since) {
        Catalog catalog = queries.schema();
        List<Double> medians = new ArrayList<>();
        for (Question question : Question.all()) {
            String text = kusto(question, since);
            double[] times = new double[2000];
            for (int i = 0; i < times.length; i++) {
                long began = System.nanoTime();
                Kql.translate(Kql.bind(text, catalog), DuckDb.DIALECT, catalog);
                times[i] = (System.nanoTime() - began) / 1e6;
            }
            medians.add(Figures.median(java.util.Arrays.copyOfRange(times, 1000, 2000)));
        }
        figures.atMost("translation of a query, slowest median of ten", "ms", largest(medians), 1);
    }

    /**
     * @param each the time that each may take, in milliseconds
     * @param middle that the median of all may take
     */
    void ask(String over, long since, double each, double middle) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (Snapshot snapshot = lake.take()) {
            for (Question question : Question.all()) {
                String kusto = kusto(question, since);
                String sql = duckdb(question, since);
                double[] mine = new double[rounds];
                double[] hand = new double[rounds];
                kusto(kusto);
                sql(snapshot.connection(), sql);
                for (int round = 0; round < rounds; round++) {
                    mine[round] = kusto(kusto);
                    hand[round] = sql(snapshot.connection(), sql);
                }
                ours.add(Figures.median(mine));
                ratios.add(Figures.median(mine) / Figures.median(hand));
                figures.atMost(question.name() + " over " + over, "ms", Figures.median(mine), each);
                System.out.printf("  by hand %.1f ms%n", Figures.median(hand));
            }
        }
        figures.atMost("median of ten over " + over, "ms", Figures.median(array(ours)), middle);
        figures.atMost("against SQL by hand over " + over + ", median", "×", Figures.median(array(ratios)), 1.15);
        figures.atMost("against SQL by hand over " + over + ", worst", "×", largest(ratios), 1.15);
    }

    /** The same questions to PostgreSQL. */
    void compare(long since, Path folder) throws Exception {
        for (Path above = folder.getParent();
                above != null && above.startsWith(files.getParent().getParent());
                above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (Postgres peer = Postgres.start(folder);
                Connection postgres = peer.connect();
                Snapshot snapshot = lake.take()) {
            PostgresTables.fill(
                    snapshot.connection(),
                    parquet(LakeBench.REPOSITORY, since),
                    parquet(LakeBench.LOGIN, since),
                    since,
                    postgres,
                    files);
            List<Double> ratios = new ArrayList<>();
            for (Question question : Question.all()) {
                String kusto = kusto(question, since);
                String sql = Question.filled(
                        question.postgres(), Map.of("since", "'" + Ticks.moment(since) + "'", "digest", needle));
                double[] mine = new double[rounds];
                double[] theirs = new double[rounds];
                kusto(kusto);
                sql(postgres, sql);
                for (int round = 0; round < rounds; round++) {
                    mine[round] = kusto(kusto);
                    theirs[round] = sql(postgres, sql);
                }
                double ratio = Figures.median(theirs) / Figures.median(mine);
                ratios.add(ratio);
                System.out.printf(
                        "%s: purser %.1f ms, PostgreSQL %.1f ms, %.1f ×%n",
                        question.name(), Figures.median(mine), Figures.median(theirs), ratio);
            }
            figures.atLeast("times faster than PostgreSQL, median of ten", "×", Figures.median(array(ratios)), 5);
        }
    }

    private double kusto(String text) {
        long began = System.nanoTime();
        try {
            QueryRequest request = new QueryRequest(UUID.randomUUID(), text, TimeSpan.ALL, Optional.empty(), "bench");
            queries.run(request, NOBODY).broken().ifPresent(broken -> {
                throw broken;
            });
        } catch (QueryException failed) {
            throw new IllegalStateException(failed.what() + " in: " + text, failed);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static double sql(Connection connection, String text) throws SQLException {
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                rows.getObject(columns);
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private String kusto(Question question, long since) {
        return Question.filled(
                question.kusto(), Map.of("since", "datetime(" + Ticks.datetime(since) + ")", "digest", needle));
    }

    private String duckdb(Question question, long since) throws IOException {
        return Question.filled(
                question.duckdb(),
                Map.of(
                        "since",
                        Long.toString(since),
                        "digest",
                        needle,
                        "milliseconds",
                        "CAST(DurationMs AS DOUBLE)",
                        "tag",
                        PostgresTables.TAG,
                        "repository",
                        parquet(LakeBench.REPOSITORY, since),
                        "login",
                        parquet(LakeBench.LOGIN, since)));
    }

    /** The files of the days that matter, as somebody who writes SQL by hand would name them. */
    private String parquet(String table, long since) throws IOException {
        LocalDate first = Ticks.moment(since).toLocalDate();
        try (Stream<Path> all = Files.walk(files.resolve(table))) {
            return all.filter(path -> path.toString().endsWith(".parquet"))
                    .filter(path -> !day(path).isBefore(first))
                    .map(path -> "'" + path + "'")
                    .sorted()
                    .collect(Collectors.joining(", ", "read_parquet([", "])"));
        }
    }

    private static LocalDate day(Path file) {
        return LocalDate.parse(file.getParent().getFileName().toString().substring("day=".length()));
    }

    private static double largest(List<Double> values) {
        return values.stream().mapToDouble(value -> value).max().orElseThrow();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
