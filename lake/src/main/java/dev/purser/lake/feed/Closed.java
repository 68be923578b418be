package dev.purser.lake.feed;

import dev.purser.lake.hot.Generation;
import java.util.List;
import java.util.Set;

/**
 * A generation that gets no further row, to be put into files.
 *
 * @param position all events below it have their rows in files or in this generation
 * @param rebuild tables whose rows below {@code position} are to be made again afterwards
 * @param erasures numbers of the events that say why
 */
public record Closed(Generation generation, long position, Set<String> rebuild, List<Long> erasures) {}
