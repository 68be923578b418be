package dev.purser.lake.keep;

import dev.purser.lake.file.LakeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which files of a table are worth being made one. */
final class Merges {
    /** Of one size, so many files of a day are merged even while the day goes on: a row is rewritten a few times at most. */
    private static final int MANY = 8;

    private static final long SMALLEST_TIER = 10_000;
    private static final long TIER = 10;

    private Merges() {}

    /**
     * Groups of files of one day each, to be merged each into one, or into several where they are too many rows for one.
     *
     * @param today the day that still grows; it is left alone but for what is many
     * @param fileRows how many rows a file has at most; one with half as many is left alone
     * @param all whether the days that are over are to be finished, or only what is many is to be merged
     */
    static List<List<LakeFile>> of(List<LakeFile> files, long today, long fileRows, boolean all) {
        Map<Long, List<LakeFile>> days = new TreeMap<>();
        files.stream()
                .filter(file -> file.rows() < Math.max(1, fileRows / 2))
                .sorted(Comparator.comparingLong(LakeFile::min))
                .forEach(file -> days.computeIfAbsent(file.day(), day -> new ArrayList<>())
                        .add(file));
        List<List<LakeFile>> merges = new ArrayList<>();
        days.forEach((day, small) -> {
            if (all && day < today) {
                if (small.size() > 1) {
                    merges.add(small);
                }
            } else {
                merges.addAll(tiers(small));
            }
        });
        return merges;
    }

    private static List<List<LakeFile>> tiers(List<LakeFile> small) {
        Map<Integer, List<LakeFile>> tiers = new TreeMap<>();
        small.forEach(file -> tiers.computeIfAbsent(tier(file.rows()), tier -> new ArrayList<>())
                .add(file));
        return tiers.values().stream().filter(tier -> tier.size() >= MANY).toList();
    }

    private static int tier(long rows) {
        int tier = 0;
        for (long most = SMALLEST_TIER; rows >= most; most *= TIER) {
            tier++;
        }
        return tier;
    }
}
