package dev.purser.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a destination stands in.
 *
 * @param name the destination's name
 * @param clock the time
 * @param metrics where it counts
 * @param folders the folder that folder destinations must lie in; paths outside are refused
 */
public record Surroundings(String name, Clock clock, MeterRegistry metrics, Path folders) {}
