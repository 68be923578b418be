package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.ConsistencyProof;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.Tile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A server's record as its tree shows it: checkpoint, tiles, entry bundles and proofs. */
final class RemoteLog {
    private static final String PREFIX = "/purser/v1/";

    private final Api api;

    RemoteLog(Api api) {
        this.api = api;
    }

    /** The latest checkpoint; its signatures are not checked here. */
    Checkpoint checkpoint() {
        try {
            return Checkpoint.parse(new String(api.bytes(PREFIX + "checkpoint"), StandardCharsets.UTF_8));
        } catch (MalformedNoteException e) {
            throw new CommandException(
                    ExitCode.NOT_VERIFIED, "the server's checkpoint is none: " + e.getMessage(), "Is it a Purser?");
        }
    }

    ConsistencyProof consistency(long from, long to) {
        JsonNode answer = api.get(
                PREFIX + "proofs/consistency",
                Map.of("old", List.of(String.valueOf(from)), "size", List.of(String.valueOf(to))));
        List<byte[]> hashes = new ArrayList<>();
        try {
            answer.path("hashes").forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asText())));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.NOT_VERIFIED, "the server's proof cannot be read", "");
        }
        return new ConsistencyProof(from, to, hashes);
    }

    byte[] tile(Tile tile) {
        return api.bytes(PREFIX + tile.path());
    }

    /** The tiles of one level of a tree, or its entry bundles, in order. */
    static List<Tile> tiles(int level, long size) {
        long count = Tile.count(level, size);
        List<Tile> tiles = new ArrayList<>();
        for (long index = 0; index * Tile.FULL < count; index++) {
            tiles.add(new Tile(level, index, (int) Math.min(Tile.FULL, count - index * Tile.FULL)));
        }
        return tiles;
    }

    /**
     * The root over the leaves that the server gives out.
     *
     * @param progress told how many leaves were read, now and then
     */
    byte[] root(long size, LongConsumer progress) {
        MerkleFrontier tree = new MerkleFrontier();
        MerkleHasher hasher = new MerkleHasher();
        for (Tile bundle : tiles(Tile.ENTRIES, size)) {
            List<byte[]> leaves;
            try {
                leaves = EntryBundle.decode(tile(bundle));
            } catch (IllegalArgumentException e) {
                throw new CommandException(ExitCode.NOT_VERIFIED, bundle.path() + " is no bundle of entries", "");
            }
            if (leaves.size() != bundle.width()) {
                throw new CommandException(ExitCode.NOT_VERIFIED, bundle.path() + " is not whole", "");
            }
            leaves.forEach(leaf -> tree.append(hasher.leaf(leaf)));
            progress.accept(tree.size());
        }
        return tree.root();
    }
}
