package dev.purser.cli.query;

import dev.purser.cli.files.SetAside;
import dev.purser.cli.files.Ticker;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.cli.query.offline.GivenTable;
import dev.purser.cli.query.offline.LoadTally;
import dev.purser.cli.query.offline.OfflineRespondent;
import dev.purser.cli.query.offline.OfflineTables;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Reads files into tables, tells how far it is, and says what was set aside.
 *
 * @param tables as the command line gives them
 * @param setAside where the whole list goes
 */
record FileTables(List<String> tables, long memoryBytes, int longest, Optional<Path> setAside) {
    Respondent open(LoadTally tally, Screen screen, PrintWriter err) throws IOException {
        List<GivenTable> given = tables.stream().map(GivenTable::of).toList();
        FirstLines shown = new FirstLines(err);
        OutputStream list =
                setAside.isPresent() ? new BufferedOutputStream(Files.newOutputStream(setAside.get())) : shown;
        OfflineTables open;
        try (SetAside aside = new SetAside(list);
                Ticker ticker = Ticker.start(screen.error(), Ticker.OFTEN, err, _ -> tally.line())) {
            open = OfflineTables.open(given, memoryBytes, longest, aside, tally);
        }
        if (tally.broken() > 0) {
            err.println("purser: set aside %,d broken pieces".formatted(tally.broken())
                    + (setAside.isPresent()
                            ? ", listed in " + setAside.get()
                            : shown.more() ? "; --set-aside FILE lists all" : ""));
        }
        err.flush();
        return new OfflineRespondent(open, Clock.systemUTC());
    }
}
