package dev.purser.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by Debian's wrk: closed loop, keep-alive, GET. */
public final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BYTES = Pattern.compile("Transfer/sec:\\s+([0-9.]+)([KMG]?)B");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

    /**
     * What one run showed.
     *
     * @param perSecond requests answered per second
     * @param bytesPerSecond bytes read per second
     * @param p99Micros the time within which 99 of 100 requests were answered
     */
    public record Result(double perSecond, double bytesPerSecond, double p99Micros) {}

    private Wrk() {}

    /**
     * @throws IOException if wrk is missing, or any answer was no success: figures of errors are no figures
     */
    public static Result run(String url, int connections, int seconds, Map<String, String> headers)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("wrk", "--latency", "-t2", "-c" + connections, "-d" + seconds + "s", "--timeout", "30s"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(url);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher errors = ERRORS.matcher(output);
        if (errors.find()) {
            throw new IOException(errors.group(1) + " answers of " + url + " were no success");
        }
        Matcher rate = RATE.matcher(output);
        Matcher bytes = BYTES.matcher(output);
        Matcher p99 = P99.matcher(output);
        if (!rate.find() || !bytes.find() || !p99.find()) {
            throw new IOException("wrk said: " + output);
        }
        double unit = switch (bytes.group(2)) {
            case "K" -> 1024;
            case "M" -> 1 << 20;
            case "G" -> 1 << 30;
            default -> 1;
        };
        double micros = switch (p99.group(2)) {
            case "us" -> 1;
            case "ms" -> 1e3;
            default -> 1e6;
        };
        return new Result(
                Double.parseDouble(rate.group(1)),
                Double.parseDouble(bytes.group(1)) * unit,
                Double.parseDouble(p99.group(1)) * micros);
    }
}
