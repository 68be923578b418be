package dev.purser.cli.query.output;

import dev.purser.lake.query.ResultSink;
import java.io.Closeable;

/** Takes an answer and writes it down. What was begun is whole once it is closed. For one thread at a time. */
public interface Output extends ResultSink, Closeable {}
