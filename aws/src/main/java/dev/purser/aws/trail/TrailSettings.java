package dev.purser.aws.trail;

import java.util.Optional;

/**
 * What a trail is told to do.
 *
 * @param bucket where its files go
 * @param prefix stands before {@code AWSLogs/}, without the slash between
 * @param globalServiceEvents whether events of services without a region are taken
 * @param multiRegion whether all regions' events are taken
 * @param validation whether signed digests are written
 * @param topic what is told of each new file
 */
public record TrailSettings(
        String bucket,
        Optional<String> prefix,
        boolean globalServiceEvents,
        boolean multiRegion,
        boolean validation,
        Optional<Topic> topic) {}
