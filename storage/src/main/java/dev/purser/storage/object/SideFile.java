package dev.purser.storage.object;

import dev.purser.storage.object.ObjectStore.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a folder keeps beside an object's bytes, as lines of {@code name: value}.
 *
 * @param length how many bytes are the object's: what lies behind them was appended but never acknowledged
 * @param pieces how often it was appended to; 0 for an object that was put whole
 * @param tag changes with the content
 */
record SideFile(long length, int pieces, String tag, Facts facts) {
    private static final String FIRST_LINE = "purser-object 1";
    private static final String METADATA = "metadata.";

    byte[] bytes() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        line(text, "length", Long.toString(length));
        line(text, "pieces", Integer.toString(pieces));
        line(text, "tag", tag);
        line(text, "content-type", facts.contentType());
        facts.contentEncoding().ifPresent(encoding -> line(text, "content-encoding", encoding));
        new TreeMap<>(facts.metadata()).forEach((name, value) -> line(text, METADATA + name, value));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    /**
     * @throws IOException if these are not the lines that {@link #bytes()} writes
     */
    static SideFile read(byte[] bytes) throws IOException {
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 1; i < lines.length - 1; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon < 0) {
                throw new IOException("a line about an object has no name");
            }
            String name = lines[i].substring(0, colon);
            String value = lines[i].substring(colon + 2);
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), value);
            } else {
                values.put(name, value);
            }
        }
        try {
            if (!lines[0].equals(FIRST_LINE)) {
                throw new IllegalArgumentException(lines[0]);
            }
            return new SideFile(
                    Long.parseLong(values.getOrDefault("length", "")),
                    Integer.parseInt(values.getOrDefault("pieces", "")),
                    values.getOrDefault("tag", ""),
                    new Facts(
                            values.getOrDefault("content-type", ""),
                            Optional.ofNullable(values.get("content-encoding")),
                            metadata));
        } catch (IllegalArgumentException e) {
            throw new IOException("what is kept about an object cannot be read", e);
        }
    }
}
