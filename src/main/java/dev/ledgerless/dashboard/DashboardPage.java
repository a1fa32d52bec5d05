package dev.ledgerless.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import dev.ledgerless.plaid.BankSnapshot;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.ui.Model;

/**
 * The parts of a dashboard that need the banks. A thread of its own reads the banks while
 * the top of the page is written, and then works out one panel after the other, in the
 * order of the page: of two at the same time, the one that is needed first would be ready
 * last.
 */
final class DashboardPage {

	private final FutureTask<BankSnapshot> snapshot;

	private final FutureTask<TransactionPanels> transactions;

	private final FutureTask<List<SpendingPanel>> spending;

	private final FutureTask<RecurringPanel> recurring;

	private final FutureTask<RowsPanel> rows;

	private final List<String> references;

	private final QueryView query;

	private final LocalDate today;

	private final Formats formats;

	private final @Nullable String flash;

	private DashboardPage(Callable<BankSnapshot> reading, List<String> references, QueryView query, LocalDate today,
			Formats formats, @Nullable String flash) {
		Formats inBackground = formats.forAnotherThread();
		this.snapshot = new FutureTask<>(reading);
		this.transactions = new FutureTask<>(() -> new TransactionPanels(this.snapshot.get(), query, today));
		this.spending = new FutureTask<>(() -> this.transactions.get().spending(inBackground));
		this.recurring = new FutureTask<>(() -> this.transactions.get().recurring(inBackground));
		this.rows = new FutureTask<>(() -> this.transactions.get().rows());
		this.references = references;
		this.query = query;
		this.today = today;
		this.formats = formats;
		this.flash = flash;
	}

	/**
	 * Starts to read the banks.
	 * @param reading reads the banks
	 * @param references the references of the banks in forms, in the same order
	 * @param query the query
	 * @param today today
	 * @param formats the formats of the thread that writes the page
	 * @param flash the result of what the person did before, {@code null} if there is
	 * none
	 * @return the page, while it is being read
	 */
	static DashboardPage start(Callable<BankSnapshot> reading, List<String> references, QueryView query,
			LocalDate today, Formats formats, @Nullable String flash) {
		DashboardPage page = new DashboardPage(reading, references, query, today, formats, flash);
		Thread.ofVirtual().name("dashboard").start(page::run);
		return page;
	}

	private void run() {
		this.snapshot.run();
		this.transactions.run();
		this.spending.run();
		this.recurring.run();
		this.rows.run();
	}

	/**
	 * Adds the page to a model. The template waits for each part where it first needs it,
	 * with everything above already sent.
	 * @param model the model
	 * @param response the response to flush before waiting
	 */
	void addTo(Model model, HttpServletResponse response) {
		model.addAttribute("format", this.formats);
		model.addAttribute("query", this.query);
		model.addAttribute("flash", this.flash);
		model.addAttribute("dashboard", afterFlushing(response,
				() -> DashboardView.of(this.snapshot.get(), this.references, this.query, this.today, this.formats)));
		model.addAttribute("chips", afterFlushing(response, () -> this.transactions.get().chips(this.formats)));
		model.addAttribute("spending", afterFlushing(response, this.spending::get));
		model.addAttribute("recurring", afterFlushing(response, this.recurring::get));
		model.addAttribute("rows", afterFlushing(response, this.rows::get));
	}

	private static <T> LazyContextVariable<T> afterFlushing(HttpServletResponse response, Callable<T> value) {
		return new LazyContextVariable<>() {

			@Override
			protected T loadValue() {
				try {
					response.flushBuffer();
					return value.call();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					throw new IllegalStateException("Interrupted while waiting for the page", ex);
				}
				catch (Exception ex) {
					throw new IllegalStateException("The page cannot be rendered", ex);
				}
			}

		};
	}

}
