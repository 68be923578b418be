package dev.purser.bench;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.file.RecordFileWriter;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** {@code purser convert} from CloudTrail's gzip files to Azure's records, against jq doing the same mapping. */
final class ConvertBench {
    private static final int RECORDS_A_FILE = 20_000;

    private final Path home;
    private final Path work;
    private final long bytes;
    private final int rounds;
    private final Figures figures;

    /**
     * @param bytes how many bytes of gzip files are converted
     */
    ConvertBench(Path home, Path work, long bytes, int rounds, Figures figures) {
        this.home = home;
        this.work = work;
        this.bytes = bytes;
        this.rounds = rounds;
        this.figures = figures;
    }

    void run() throws Exception {
        Path files = Files.createDirectories(work.resolve("files"));
        long made = fill(files);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ours[round] = made / 1e6 / ours(files);
            theirs[round] = made / 1e6 / theirs(files);
        }
        figures.atLeast(
                "convert CloudTrail to Azure, " + made / 1_000_000 + " MB of gzip files",
                "MB/s",
                ours,
                "jq",
                theirs,
                10);
    }

    private long fill(Path files) throws IOException {
        Dialect dialect = CloudTrailDialect.FACTORY.open(
                Home.NOWHERE, Options.of("dialect cloudtrail", CloudTrailDialect.FACTORY.options(), Map.of()));
        RecordWriter writer = dialect.writer();
        SampleEvents events = new SampleEvents(3);
        long made = 0;
        for (int i = 0; made < bytes; i++) {
            Path file = files.resolve("%05d.json.gz".formatted(i));
            RecordBuffer buffer = new RecordBuffer();
            while (buffer.size() < RECORDS_A_FILE) {
                AuditEvent event = events.next();
                buffer.begin(-1, event.id(), event.recorded());
                writer.write(event, buffer);
            }
            try (RecordFileWriter out = new RecordFileWriter(
                    new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), Framing.array("Records"))) {
                for (int record = 0; record < buffer.size(); record++) {
                    out.write(buffer.array(), buffer.start(record), buffer.length(record));
                }
            }
            made += Files.size(file);
        }
        return made;
    }

    private double ours(Path files) throws Exception {
        return timed(List.of(
                "sh",
                "-c",
                home.resolve("purser") + " convert --from=cloudtrail --to=azure --set-aside=/dev/null " + files + " > "
                        + work.resolve("ours.jsonl")));
    }

    private double theirs(Path files) throws Exception {
        return timed(List.of(
                "sh",
                "-c",
                "gzip -dc " + files + "/*.json.gz | jq -c -f " + home.resolve("bench/cloudtrail-to-azure.jq") + " > "
                        + work.resolve("jq.jsonl")));
    }

    private double timed(List<String> command) throws Exception {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(command.getFirst() + " ended with " + exit + ": "
                    + Files.readString(work.resolve("log")).lines().limit(5).toList());
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
