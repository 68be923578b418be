package dev.purser.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: help, exit codes in the help, and writers to print with. */
@Command(
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done, or verified.",
            "1:The request was refused or something failed.",
            "2:The command line is wrong.",
            "3:The record does not verify: altered, cut, or not the one that was known.",
            "4:The server cannot be reached.",
            "5:Not logged in, or not allowed.",
            "6:There is no such thing.",
            "7:It exists already, or something stands in the way.",
            "8:The server cannot do it now: what cannot be recorded is not done."
        },
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.FAILURE)
public abstract class BaseCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** Given by the {@link CommandFactory}. */
    Surroundings surroundings;

    protected PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** What is around the command. */
    protected Surroundings surroundings() {
        return surroundings;
    }
}
