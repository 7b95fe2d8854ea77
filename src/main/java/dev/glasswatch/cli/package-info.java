/**
 * The command line. Each command is a class of its own that reads options, calls the packages that
 * do the work, and prints; nothing is decided here. Only this package writes to standard output.
 */
@NullMarked
package dev.glasswatch.cli;

import org.jspecify.annotations.NullMarked;
