/** Generic and brand names of what is prescribed in psychiatry and in the treatment of dependence, in the United States. */
const antidepressants = `
  agomelatine amitriptyline amoxapine anafranil auvelity bupropion celexa citalopram clomipramine cymbalta desipramine
  desvenlafaxine desyrel doxepin duloxetine effexor elavil emsam escitalopram esketamine fetzima fluoxetine fluvoxamine
  gepirone imipramine isocarboxazid ketamine levomilnacipran lexapro ludiomil luvox maprotiline marplan milnacipran
  mirtazapine nardil nefazodone norpramin nortriptyline oleptro pamelor parnate paroxetine paxil phenelzine pristiq
  protriptyline prozac remeron sarafem savella selegiline sertraline sinequan spravato surmontil tofranil tranylcypromine
  trazodone trimipramine trintellix venlafaxine viibryd vilazodone vivactil vortioxetine wellbutrin zoloft zulresso
  zuranolone zurzuvae brexanolone dextromethorphan
`;

const antipsychotics = `
  abilify aripiprazole aristada asenapine brexpiprazole caplyta cariprazine chlorpromazine clozapine clozaril cobenfy
  fanapt fluphenazine geodon haldol haloperidol iloperidone invega latuda loxapine loxitane lumateperone lurasidone
  lybalvi mellaril molindone navane nuplazid olanzapine paliperidone perphenazine perseris pimavanserin pimozide prolixin
  quetiapine rexulti risperdal risperidone saphris seroquel stelazine sustenna symbyax thioridazine thiothixene thorazine
  trifluoperazine trilafon uzedy versacloz vraylar xanomeline ziprasidone zyprexa
`;

const moodStabilizers = `
  carbamazepine depakene depakote divalproex equetro eskalith gabapentin lamictal lamotrigine lithium lithobid lyrica
  neurontin oxcarbazepine pregabalin tegretol topamax topiramate trileptal valproate valproic
`;

const anxietyAndSleep = `
  alprazolam ambien ativan atarax belsomra buspar buspirone chlordiazepoxide clonazepam clorazepate dalmane daridorexant
  dayvigo diazepam estazolam eszopiclone flurazepam halcion hydroxyzine klonopin lemborexant librium lorazepam lunesta
  melatonin oxazepam propranolol inderal quviviq ramelteon restoril rozerem suvorexant temazepam tranxene triazolam valium
  vistaril xanax zaleplon zolpidem zopiclone prazosin minipress benadryl diphenhydramine
`;

const attention = `
  adderall adzenys amphetamine armodafinil atomoxetine azstarys catapres clonidine concerta cotempla daytrana desoxyn
  dexedrine dexmethylphenidate dextroamphetamine dyanavel evekeo focalin guanfacine intuniv jornay kapvay
  lisdexamfetamine metadate methylin methylphenidate modafinil mydayis nuvigil provigil qelbree quillivant ritalin
  strattera tenex viloxazine vyvanse
`;

const dependenceAndOther = `
  acamprosate antabuse austedo aricept benztropine brixadi buprenorphine bunavail campral chantix cogentin deutetrabenazine
  disulfiram donepezil galantamine ingrezza lofexidine memantine methadone naloxone naltrexone namenda narcan nuedexta
  razadyne revia rivastigmine sublocade suboxone subutex synthroid levothyroxine trihexyphenidyl valbenazine varenicline
  vivitrol zubsolv
`;

const listed = [antidepressants, antipsychotics, moodStabilizers, anxietyAndSleep, attention, dependenceAndOther];

export const drugNames: readonly string[] = listed.flatMap((names) => names.split(/\s+/).filter(Boolean));
