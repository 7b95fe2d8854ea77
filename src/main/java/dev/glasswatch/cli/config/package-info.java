/**
 * The configuration file of the service: its shape, its defaults, and what the rest of the program
 * makes of it.
 */
@NullMarked
package dev.glasswatch.cli.config;

import org.jspecify.annotations.NullMarked;
