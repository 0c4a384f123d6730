package io.tierguard.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The command {@code tierguard}.
 *
 * <p>Input and output are UTF-8 whatever the locale. Answers go to standard output, everything else to standard error.
 * The exit status is 0, 1 where an answer is a refusal, or 2 where there is no answer; there is never a stack trace.
 *
 * <p><b>Thread safety:</b> holds no state.
 *
 * @since 0.1
 */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        // the descriptors themselves: System.out would encode by the locale, and hide that nobody reads
        System.exit(run(
                List.of(args),
                System.getenv(),
                // of a pipe, the stream itself cannot read a number of bytes
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                HiddenPrompt.console()));
    }

    /** Where nobody sits at a terminal. */
    static int run(
            List<String> args, Map<String, String> environment, InputStream in, OutputStream out, OutputStream err) {
        return run(args, environment, in, out, err, HiddenPrompt.none());
    }

    static int run(
            List<String> args,
            Map<String, String> environment,
            InputStream in,
            OutputStream out,
            OutputStream err,
            HiddenPrompt prompt) {
        Commands.World world = new Commands.World(environment, in, new Output(out), new Output(err), prompt);
        CommandLine line = commandLine(args, world);
        int status = line.execute(args.toArray(String[]::new));
        return line.getOut().checkError() ? ExitStatus.MISUSE : status;
    }

    static CommandLine commandLine(List<String> args, Commands.World world) {
        Failures failures = new Failures(args);
        CommandLine root = new CommandLine(new TierguardCommand());
        new Commands(world).addTo(root, args);
        return root.setOut(new PrintWriter(world.out().writer()))
                .setErr(new PrintWriter(world.err().writer()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                // a target that begins with @ is a target, not a file of arguments
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
