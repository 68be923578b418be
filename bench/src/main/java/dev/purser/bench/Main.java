package dev.purser.bench;

import dev.purser.bench.lake.LakeBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs the benchmarks and prints medians and ratios. Load goes to the loopback address only, for bounded times. */
public final class Main {
    private static final Set<String> KNOWN = Set.of(
            "system",
            "record",
            "journal",
            "restart",
            "start",
            "dialects",
            "convert",
            "delivery",
            "lag",
            "routes",
            "lake");

    private Main() {}

    /**
     * @param args which benchmarks, all if none is named; {@code --short} for a quick look, {@code --home} and
     *     {@code --work} for where the checkout is and where files may be written, {@code --events} for how many of them
     *     the restart is measured with
     */
    public static void main(String... args) throws Exception {
        List<String> words = List.of(args);
        Path home = Path.of(option(words, "--home", "."));
        Path work = Files.createTempDirectory(
                Path.of(option(words, "--work", System.getProperty("java.io.tmpdir"))), "purser-bench");
        boolean quick = words.contains("--short");
        List<String> named = words.stream().filter(KNOWN::contains).toList();
        List<String> wanted = named.isEmpty()
                ? List.of(
                        "start",
                        "journal",
                        "record",
                        "system",
                        "dialects",
                        "convert",
                        "delivery",
                        "routes",
                        "lag",
                        "restart",
                        "lake")
                : named;
        int events = Integer.parseInt(option(words, "--events", quick ? "500000" : "10000000"));
        Figures figures = new Figures();
        try {
            for (String one : wanted) {
                Path folder = Files.createDirectories(work.resolve(one));
                switch (one) {
                    case "start" -> new StartBench(home, folder, quick ? 3 : 7, figures).run();
                    case "journal" -> new JournalBench(folder, quick ? 1 : 5, quick ? 200_000 : 500_000, figures).run();
                    case "record" -> new RecordBench(folder, quick ? 1 : 5, quick ? 2 : 5, figures).run();
                    case "system" -> new SystemBench(home, folder, quick ? 1 : 3, quick ? 2 : 8, figures).run();
                    case "dialects" -> new DialectBench(quick ? 1 : 3, quick ? 1 : 3, figures).run();
                    case "convert" ->
                        new ConvertBench(home, folder, quick ? 10_000_000 : 200_000_000, quick ? 1 : 3, figures).run();
                    case "delivery" -> new DeliveryBench(folder, quick ? 200_000 : 2_000_000, figures).run();
                    case "routes" -> new RoutesBench(home, folder, quick ? 1 : 5, quick ? 5 : 10, figures).run();
                    case "lake" ->
                        new LakeBench(
                                        folder,
                                        quick ? 20_000_000 : 100_000_000,
                                        quick ? 2_000_000 : 10_000_000,
                                        quick ? 500_000 : 3_000_000,
                                        quick ? 3 : 7,
                                        figures)
                                .run();
                    case "lag" -> new LagBench(home, folder, events, figures).run();
                    default -> new RestartBench(home, folder, events, figures).run();
                }
            }
        } finally {
            Folders.delete(work);
        }
        System.out.println();
        System.out.println(figures.table());
        System.out.println(
                figures.allReached() ? "every target was reached" : "not every target was reached: see MISSED above");
    }

    private static String option(List<String> words, String name, String otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}
