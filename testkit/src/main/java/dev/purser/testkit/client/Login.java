package dev.purser.testkit.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A user's or robot's name and secret. */
public record Login(String name, String secret) {
    /** The value of the header {@code Authorization}. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
