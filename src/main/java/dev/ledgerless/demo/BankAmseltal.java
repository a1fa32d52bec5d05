package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;

/**
 * A European bank in euros. Its customer may overdraw the current account, pays off a
 * car, and keeps some yen for journeys.
 */
final class BankAmseltal {

	private static final String CURRENT = "giro";

	private static final String SAVINGS = "tagesgeld";

	private static final String YEN = "reise";

	private static final String GOLD = "gold";

	private static final String CLASSIC = "classic";

	private static final BillingCycle GOLD_CYCLE = new BillingCycle(8);

	private static final BillingCycle CLASSIC_CYCLE = new BillingCycle(13);

	private static final LoanAccount CAR_LOAN = new LoanAccount(
			new Account.Label("autokredit", "Autokredit", "Amsel Autokredit 84", "6140", "auto", "EUR"),
			new RepaymentPlan(new BigDecimal("18900.00"), new BigDecimal("4.49"), 84, 2, 15), new BigDecimal("0.00"));

	private BankAmseltal() {
	}

	static Bank create() {
		return new Bank("ins_demo_3", "ams", "Bank Amseltal",
				"A customer in euros: overdraft, two cards, a car loan, and a travel account in yen",
				new Bank.Home("Freiburg", "Baden-Württemberg", "79098", "DE", true), accounts(), rules());
	}

	private static List<Account> accounts() {
		return List.of(
				new DepositAccount(
						new Account.Label(CURRENT, "Girokonto", "Amsel Girokonto Komfort", "2075", "checking", "EUR"),
						new BigDecimal("3940.12"), DepositAccount.Period.MONTH, new BigDecimal("1500.00")),
				new DepositAccount(
						new Account.Label(SAVINGS, "Tagesgeld", "Amsel Tagesgeldkonto", "2083", "savings", "EUR"),
						new BigDecimal("11460.75"), DepositAccount.Period.YEAR, null),
				new DepositAccount(new Account.Label(YEN, "Reisekonto Yen", "Amsel Fremdwährungskonto JPY", "4402",
						"savings", "JPY"), new BigDecimal("148200"), DepositAccount.Period.YEAR, null),
				new CardAccount(new Account.Label(GOLD, "Goldkarte", "Amsel Goldkarte", "5519", "credit card", "EUR"),
						new BigDecimal("6000.00"), new BigDecimal("1480.00"),
						new CardAccount.Repayment.ByCycle(GOLD_CYCLE), true,
						List.of(new CardAccount.Rate("cash_apr", "18.90", "0.00"),
								new CardAccount.Rate("purchase_apr", "14.90"))),
				new CardAccount(
						new Account.Label(CLASSIC, "Classic-Karte", "Amsel Classic-Karte", "8841", "credit card",
								"EUR"),
						new BigDecimal("2500.00"), new BigDecimal("0.00"),
						new CardAccount.Repayment.ByCycle(CLASSIC_CYCLE), true,
						List.of(new CardAccount.Rate("purchase_apr", "15.90"))),
				CAR_LOAN);
	}

	private static List<Rule> rules() {
		return List.of(
				// Income and home
				new Routine("salary", CURRENT, Schedule.monthlyOnWorkday(27),
						Payee
							.debtor("Münsterblick Verlag", "LOHN/GEHALT MUENSTERBLICK VERLAG GMBH",
									Category.INCOME_SALARY)
							.at(Price.of("3284.61").received())),
				new Routine("rent", CURRENT, Schedule.monthly(1),
						Payee.debtor("Hausverwaltung Lindental", "DAUERAUFTRAG MIETE WHG 12 HV LINDENTAL",
								Category.RENT_AND_UTILITIES_RENT)
							.at(Price.of("1040.00"))),
				new Routine("car-loan", CURRENT, Schedule.monthly(CAR_LOAN.plan().day()),
						Payee.bank("RATE AUTOKREDIT 6140", Category.LOAN_PAYMENTS_CAR_PAYMENT)
							.at(Price.of(CAR_LOAN.monthlyPayment().toString()))),
				new Routine("energy", CURRENT, Schedule.monthly(5),
						Payee
							.debtor("Stadtwerke Dreisamtal", "STADTWERKE DREISAMTAL ABSCHLAG STROM GAS",
									Category.RENT_AND_UTILITIES_GAS_AND_ELECTRICITY)
							.at(Price.of("118.00"))),
				new Routine("internet", CURRENT, Schedule.monthly(9),
						Payee
							.debtor("Schwarzwald Glasfaser", "SCHWARZWALD GLASFASER RG ########",
									Category.RENT_AND_UTILITIES_INTERNET_AND_CABLE)
							.at(Price.of("39.95"))),
				new Routine("broadcasting", CURRENT, Schedule.quarterly(15),
						Payee
							.bank("RUNDFUNKBEITRAG ### ### ###",
									Category.GOVERNMENT_AND_NON_PROFIT_GOVERNMENT_DEPARTMENTS_AND_AGENCIES)
							.at(Price.of("55.08"))),
				new Routine("insurance", CURRENT, Schedule.monthly(3),
						Payee
							.debtor("Feldberg Versicherung", "FELDBERG VERS. KFZ HAFTPFLICHT",
									Category.GENERAL_SERVICES_INSURANCE)
							.at(Price.of("64.30"))),
				new Routine("interest", SAVINGS, Schedule.monthly(31),
						Payee.bank("HABENZINSEN", Category.INCOME_INTEREST_EARNED)
							.at(Price.between("14.20", "21.90").received())),

				// Subscriptions
				new Routine("phone", CURRENT, Schedule.monthly(16),
						Payee
							.debtor("Funkspatz", "FUNKSPATZ MOBILFUNK RG ######", Category.RENT_AND_UTILITIES_TELEPHONE)
							.at(Price.of("19.99"))),
				new Routine("transit", CURRENT, Schedule.monthly(4),
						Payee
							.debtor("Verbund Oberrhein", "VERBUND OBERRHEIN MONATSABO",
									Category.TRANSPORTATION_PUBLIC_TRANSIT)
							.at(Price.of("63.00"))),
				new Routine("streaming", GOLD, Schedule.monthly(11),
						Payee.online("Moonreel", "MOONREEL.EXAMPLE DE", Category.ENTERTAINMENT_TV_AND_MOVIES)
							.at(Price.risingEachApril("10.99", "1.00"))),
				new Routine("music", GOLD, Schedule.monthly(19),
						Payee.online("Tunebrook", "TUNEBROOK PREMIUM DE", Category.ENTERTAINMENT_MUSIC_AND_AUDIO)
							.at(Price.of("10.99"))),
				new Routine("gym", CURRENT, Schedule.monthly(2),
						Payee
							.debtor("Kletterwerk Süd", "KLETTERWERK SUED MITGLIEDSBEITRAG",
									Category.PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS)
							.at(Price.of("44.90"))),
				new Routine("software", GOLD, Schedule.monthly(23),
						Payee
							.online("Inkwell Cloud", "INKWELL CLOUD 200 GB",
									Category.GENERAL_SERVICES_OTHER_GENERAL_SERVICES)
							.at(Price.of("2.99"))),
				new Routine("railcard", GOLD, Schedule.yearly(2, 27),
						Payee
							.online("Schienenfreund", "SCHIENENFREUND JAHRESKARTE",
									Category.TRANSPORTATION_PUBLIC_TRANSIT)
							.at(Price.of("59.90"))),

				// Everyday life
				new Routine("daily", CURRENT, Schedule.daily(),
						Payee
							.corner("Bäckerei Morgenrot", "BAECKEREI MORGENROT//FREIBURG",
									Category.FOOD_AND_DRINK_COFFEE)
							.at(Price.between("2.40", "8.90")),
						Payee.corner("Café Kolben", "CAFE KOLBEN FREIBURG", Category.FOOD_AND_DRINK_COFFEE)
							.at(Price.between("3.20", "9.80")),
						Payee.shop("Suppenküche Nord", "SUPPENKUECHE NORD ####", Category.FOOD_AND_DRINK_FAST_FOOD)
							.at(Price.between("6.90", "12.50")),
						Payee.shop("Kiosk am Tor", "KIOSK AM TOR", Category.GENERAL_MERCHANDISE_CONVENIENCE_STORES)
							.at(Price.between("1.80", "9.90"))),
				new Routine("groceries", CURRENT, Schedule.chance(42, 42),
						Payee.shop("Marktfrisch", "MARKTFRISCH SAGT DANKE ####", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("8.60", "74.00")),
						Payee.shop("Biohalle", "BIOHALLE FREIBURG", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("6.40", "52.00"))),
				new Routine("drugstore", CURRENT, Schedule.chance(8, 12),
						Payee
							.shop("Drogerie Kamille", "DROGERIE KAMILLE ###",
									Category.MEDICAL_PHARMACIES_AND_SUPPLEMENTS)
							.at(Price.between("4.45", "31.00"))),
				new Routine("restaurants", GOLD, Schedule.chance(13, 42),
						Payee.corner("Gasthaus zur Amsel", "GASTHAUS ZUR AMSEL", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("16.50", "62.00")),
						Payee.corner("Trattoria Ponte", "TRATTORIA PONTE", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("14.00", "54.00")),
						Payee.online("Radelbote", "RADELBOTE LIEFERUNG", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("15.00", "38.00"))),
				new Routine("fuel", CURRENT, Schedule.chance(15, 20),
						Payee.shop("Tankhof", "TANKHOF FREIBURG-ST ##", Category.TRANSPORTATION_GAS)
							.at(Price.between("22.00", "68.00"))),
				new Routine("shopping", GOLD, Schedule.chance(8, 13),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE EU*##",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("8.99", "119.00")),
						Payee
							.corner("Buchhandlung Eule", "BUCHHANDLUNG EULE",
									Category.GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS)
							.at(Price.between("9.90", "48.00"))),
				new Routine("clothes", CLASSIC, Schedule.chance(4, 11),
						Payee
							.shop("Fadenlauf", "FADENLAUF MODE GMBH",
									Category.GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES)
							.at(Price.between("19.95", "149.00")),
						Payee.shop("Möbel Ahorn", "MOEBEL AHORN ###", Category.HOME_IMPROVEMENT_FURNITURE)
							.at(Price.between("12.99", "189.00"))),
				new Routine("games", CLASSIC, Schedule.chance(3, 9),
						Payee.online("Pixelkeller", "PIXELKELLER.EXAMPLE", Category.ENTERTAINMENT_VIDEO_GAMES)
							.at(Price.between("4.99", "59.99"))),
				new Routine("refund", GOLD, Schedule.chance(3, 3),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE GUTSCHRIFT",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("8.99", "64.00").received())),
				new Routine("hairdresser", CURRENT, Schedule.monthly(21),
						Payee.corner("Salon Schnittlauch", "SALON SCHNITTLAUCH", Category.PERSONAL_CARE_HAIR_AND_BEAUTY)
							.at(Price.between("29.00", "46.00"))),
				new Routine("doctor", CURRENT, Schedule.yearly(3, 17).or(Schedule.yearly(9, 16)),
						Payee.corner("Zahnarztpraxis Dr. Sommer", "ZAHNARZT DR. SOMMER RG ####",
								Category.MEDICAL_DENTAL_CARE)
							.at(Price.between("48.00", "165.00"))),

				// Cash and fees
				new Routine("cash", CURRENT, Schedule.chance(8, 14),
						Payee.bank("BARGELDAUSZAHLUNG GA NR ########", Category.TRANSFER_OUT_WITHDRAWAL)
							.at(Price.notes("20.00", 5))),
				new Routine("account-fee", CURRENT, Schedule.monthly(30),
						Payee.bank("KONTOFUEHRUNGSGEBUEHR", Category.BANK_FEES_OTHER_BANK_FEES).at(Price.of("4.90"))),
				new Routine("foreign-fee", GOLD, Schedule.yearly(6, 16).or(Schedule.yearly(11, 5)),
						Payee.bank("AUSLANDSEINSATZENTGELT", Category.BANK_FEES_FOREIGN_TRANSACTION_FEES)
							.at(Price.between("3.10", "9.80"))),
				new Routine("card-interest", GOLD, Schedule.monthly(26),
						Payee.bank("SOLLZINSEN GOLDKARTE", Category.BANK_FEES_INTEREST_CHARGE)
							.at(Price.between("17.20", "19.10"))),

				// Two journeys a year, and what is paid in yen
				new Routine("flights", GOLD, Schedule.yearly(4, 18).or(Schedule.yearly(9, 5)),
						Payee.online("Zugvogel Air", "ZUGVOGEL AIR 0#########", Category.TRAVEL_FLIGHTS)
							.at(Price.between("310.00", "520.00"))),
				new Routine("lodging", CLASSIC, Schedule.yearly(6, 14).or(Schedule.yearly(11, 4)),
						Payee.shop("Ryokan Kawasemi", "RYOKAN KAWASEMI KYOTO", Category.TRAVEL_LODGING)
							.at(Price.between("280.00", "430.00"))),
				new Routine("journey", YEN,
						Schedule.yearly(MonthDay.of(6, 9), MonthDay.of(6, 16))
							.or(Schedule.yearly(MonthDay.of(10, 29), MonthDay.of(11, 5))),
						Payee.corner("Soba Tsubame", "SOBA TSUBAME KYOTO", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("980", "5400")),
						Payee.corner("Kamo Transit", "KAMO TRANSIT IC CHARGE", Category.TRANSPORTATION_PUBLIC_TRANSIT)
							.at(Price.notes("1000", 3)),
						Payee
							.corner("Garden of Moss", "KOKE NO NIWA TICKETS",
									Category.ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS)
							.at(Price.between("600", "2400"))),
				new Routine("comics", YEN, Schedule.monthly(18),
						Payee
							.online("Honya Denshi", "HONYA DENSHI EBOOKS",
									Category.GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS)
							.at(Price.between("700", "2900"))),

				// Between the accounts
				new Transfer("buy-yen", Schedule.quarterly(10),
						new Transfer.Leg(CURRENT, "UMBUCHUNG REISEKONTO YEN KURS 160,00",
								Category.TRANSFER_OUT_ACCOUNT_TRANSFER, "150.00"),
						new Transfer.Leg(YEN, "UMBUCHUNG VON GIROKONTO KURS 160,00",
								Category.TRANSFER_IN_ACCOUNT_TRANSFER, "24000")),
				new Routine("pension", SAVINGS, Schedule.yearly(1, 5),
						Payee
							.bank("JAHRESBEITRAG ALTERSVORSORGE ######",
									Category.TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS)
							.at(Price.of("2000.00"))),
				new CardSettlement("pay-gold", GOLD, GOLD_CYCLE, CURRENT, "LASTSCHRIFT GOLDKARTE 5519",
						"ZAHLUNG DANKEND ERHALTEN"),
				new CardSettlement("pay-classic", CLASSIC, CLASSIC_CYCLE, CURRENT, "LASTSCHRIFT CLASSIC-KARTE 8841",
						"ZAHLUNG DANKEND ERHALTEN"),
				new Surplus("surplus", CURRENT, SAVINGS, "UMBUCHUNG GIROKONTO/TAGESGELD"));
	}

}
