package org.hadrill.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What people see when a command fails: a sentence, and no stack trace; that goes to the log. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /** A failure that people can mend; the message says how. */
    static final class Failure extends RuntimeException {
        private final int exitCode;

        Failure(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        Failure(int exitCode, String message, Throwable cause) {
            super(message, cause);
            this.exitCode = exitCode;
        }
    }

    static final int USAGE = 2;
    static final int INFRA = 3;

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        LOG.error("command failed", e);
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof InterruptedException) {
            line.getErr().println("interrupted: " + message);
            return INFRA;
        }
        line.getErr().println(e instanceof Failure ? message : "hadrill failed: " + message);
        return e instanceof Failure f ? f.exitCode : INFRA;
    }

    /** Wrong usage: the error, what may have been meant, and where to read more; not the whole help. */
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE;
    }
}
