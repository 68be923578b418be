package dev.purser.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * GETs at a fixed pace, whatever the answers take: a late one delays no other, and its wait counts from when it was due.
 */
public final class Paced {
    private Paced() {}

    /** The latency in milliseconds that 99 of 100 requests stay under. */
    public static double p99(String url, Map<String, String> headers, int perSecond, int seconds) throws Exception {
        HttpRequest.Builder building = HttpRequest.newBuilder(URI.create(url)).GET();
        headers.forEach(building::header);
        HttpRequest request = building.build();
        int count = perSecond * seconds;
        long[] nanos = new long[count];
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = began + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = i;
                threads.submit(() -> {
                    HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                    nanos[number] = answer.statusCode() == 200 ? System.nanoTime() - due : Long.MAX_VALUE;
                    return null;
                });
            }
        }
        Arrays.sort(nanos);
        return nanos[(int) (count * 0.99)] / 1e6;
    }
}
