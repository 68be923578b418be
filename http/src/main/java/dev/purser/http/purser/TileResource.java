package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.Tile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The tree in the layout of C2SP tlog-tiles, below the prefix {@code /purser/v1}: tiles of hashes for anyone, bundles of
 * entries for those who may read the record. Only what the latest checkpoint covers is given out.
 *
 * <p>Bundles read one after another by one caller are one reading, which is recorded when it begins.
 */
final class TileResource {
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Journal journal;
    private final HashReader hashes;
    private final RunningReads reads = new RunningReads();

    TileResource(Journal journal, HashReader hashes) {
        this.journal = journal;
        this.hashes = hashes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/tile/entries/{path...}", "GetEntryBundle")
                        .does(Action.HISTORY_LOOKUP)
                        .summary("Gives up to 256 leaves as a C2SP entry bundle. Recorded once for bundles in a row.")
                        .answers(200, "the bundle, application/octet-stream")
                        .fails(ApiError.TILE_UNKNOWN)
                        .handle(this::bundle),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/tile/{path...}", "GetTile")
                        .unrecorded("hashes only, which tell nothing of what happened")
                        .access(Endpoint.Access.ANYONE)
                        .summary("Gives a tile of hashes of the tree (C2SP tlog-tiles).")
                        .answers(200, "the tile, application/octet-stream")
                        .fails(ApiError.TILE_UNKNOWN)
                        .handle(this::tile));
    }

    private Answer tile(Exchange exchange) {
        Tile tile = known("tile/" + exchange.variable("path"));
        try {
            return bytes(tile, hashes.read(tile.level(), tile.first(), tile.width()), "public, max-age=3600");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer bundle(Exchange exchange) {
        Tile tile = known("tile/entries/" + exchange.variable("path"));
        if (reads.follows(exchange.recording().actor(), tile.index())) {
            exchange.protocolStep();
        } else {
            exchange.recording()
                    .request("from", tile.first())
                    .target(Target.builder(TargetType.JOURNAL).name("entries").build());
        }
        List<byte[]> leaves = journal.read(tile.first(), tile.width()).stream()
                .filter(entry -> entry.sequence() < tile.first() + tile.width())
                .map((JournalEntry entry) -> entry.event().leaf())
                .toList();
        if (leaves.size() != tile.width()) {
            throw new PurserException(ApiError.TILE_UNKNOWN);
        }
        return bytes(tile, EntryBundle.encode(leaves), "private, max-age=3600");
    }

    /** The tile of that name, if it lies below the latest checkpoint. */
    private Tile known(String path) {
        long size = journal.checkpoint().map(Checkpoint::size).orElse(0L);
        return Tile.parse(path)
                .filter(tile -> tile.first() + tile.width() <= Tile.count(tile.level(), size))
                .orElseThrow(() -> new PurserException(ApiError.TILE_UNKNOWN));
    }

    private static Answer bytes(Tile tile, byte[] bytes, String partial) {
        String kept = tile.full() ? FOREVER : partial;
        return Answer.bytes(
                200,
                Headers.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Cache-Control",
                        tile.level() == Tile.ENTRIES ? kept.replace("public", "private") : kept),
                bytes);
    }
}
