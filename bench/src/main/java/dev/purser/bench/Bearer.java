package dev.purser.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches a token as Docker clients do. */
final class Bearer {
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private Bearer() {}

    static String token(String base, String basic, String repository) throws IOException, InterruptedException {
        URI uri = URI.create(base + "/token?service=purser&scope=repository:" + repository + ":pull");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", basic)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (!found.find()) {
            throw new IOException("no token: " + answer.statusCode());
        }
        return found.group(1);
    }
}
