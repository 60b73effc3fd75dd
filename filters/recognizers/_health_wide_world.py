"""Everyday words of health in English, French, Spanish, Italian, Dutch and Polish; own compilation.

Same format as `_health_words`.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_words import Table

_ENGLISH: Final[Table] = {
    ("diagnosis", "sure"): """
    parkinsons!, parkinson's!, chest infection!, ear infection!, throat infection!, kidney infection!, uti!, bladder
    infection!, urinary tract infection!, tonsillitis!, sinusitis!, shingles!, chickenpox!, measles!, mumps!, strep
    throat!, glandular fever!, pneumonia!, bronchitis!, stomach bug!, tummy bug!, norovirus!, food poisoning!, head
    lice!, nscabies!, crohn's!, crohns!, coeliac!, celiac!, ibs!, ibd!, ulcerative colitis!, endometriosis!, pcos!,
    fibroids!, lupus!, gout!, sciatica!, slipped disc!, herniated disc!, rheumatoid!, fibromyalgia!, osteoarthritis!,
    angina!, afib!, atrial fibrillation!, copd!, emphysema!, cystic fibrosis!, sickle cell!, haemophilia!,
    hemophilia!, hypothyroid!, hypothyroidism!, graves' disease!, lymphoma!, myeloma!, melanoma!, terminal cancer!, in
    remission!, metastathepatitis c!, hepatitis b!, pressure sore!, pressure ulcer!, skin tear!, deep vein
    thrombosis!, dvt!, pulmonary embolism!, cellulitis!, sepsis!, cerebral palsy!, muscular dystrophy!, motor neurone
    disease!, ms sufferer!, long covid!, lyme disease!, t1dm!, t2dm!, tia!, high blood pressure!, high cholesterol!,
    kidney stones!, gallstones!, kidney failure!, liver disease!, cirrhosis!""",
    ("mental_health", "sure"): """
    recovering from burnout!, burned out!, burnt out!, bipolar disorder!, bipolar!, ptsd!, ocd!, adhd!, autistic!, on
    the spectrum!, asperger's!, dyslexic!, dyslexia!, dyspraxia!, eating disorder!, anorexic!, bulimic!, postnatal
    depression!, postpartum depression!, suicidal!, self-harming!, panic attacks!, anxiety disorder!, depressed!,
    schizophrenic!, nervous breakdown!, sectioned!, tourette's!, personality disorder!""",
    ("addiction", "sure"): """
    recovering alcoholic!, alcoholic!, in rehab!, sober!, relapsed!, drinking problem!, drug problem!, gambling
    problem!, gambling addiction!, opioid dependence!, alcohol misuse!, heroin user!, detox!""",
    ("symptom", "soft"): """
    fever!, temperature!, cough!, nausea!, dizziness!, rash!, seizures!, chest pain!, back pain!, flu!, migraine!,
    migraines!, period pains!, diarrhoea!, diarrhea!, vomiting!, headaches!, fainted!, collapsed!, incontinent!,
    catheter!, stoma!, hearing aids!, inhaler!, crutches!, wheelchair!, pacemaker!, insulin pump!""",
    ("sick_leave", "sure"): """
    off sick!, sick leave!, sick note!, fit note!, signed off!, called in sick!, sick day!, statutory sick pay!, ssp!,
    long-term sick!, medical leave!, fmla!, short-term disability!, phoned in sick!, unwell!, sick pay!, doctor's
    note!, SL""",
    ("disability", "sure"): """
    wheelchair-bound!, wheelchair user!, visually impaired!, hearing impaired!, partially sighted!, deaf!, learning
    disability!, blue badge!, special needs!, registered blind!, hard of hearing!, housebound!, bedbound!, bedridden!,
    amputee!""",
    (
        "allergy",
        "sure",
    ): "peanut allergy!, nut allergy!, lactose intolerant!, epipen!, anaphylaxis!, hay fever!, gluten-free!",
    ("treatment", "sure"): """
    chemo!, chemotherapy!, radiotherapy!, dialysis!, kidney transplant!, knee replacement!, hip replacement!,
    hysterectomy!, mastectomy!, c-section!, caesarean!, ivf!, miscarriage!, miscarried!, abortion!, in intensive
    care!, in icu!, palliative!, hospice!, root canal!, colonoscopy!, biopsy!, byphospitalised!, hospitalized!,
    counselling!, antidepressants!""",
}
_ROMANCE: Final[Table] = {
    ("diagnosis", "sure"): """
    gripe!, asmatico!, asmatica!, celiaco!, celiaca!, celiaquia!, ansiedad!, lumbalgia!, gastroenteritis!,
    varicsarampion!, piojos!, hernia discal!, hernia!, tendinitis!, neumonia!, bronquitis!, otitis!, migranas!,
    hipotiroidismo!, hipertiroidismo!, hipertenso!, hipertensa!, tension alta!, colesterol alto!, ictus!, infarto!,
    angina de pecho!, arritmia!, cirrosis!, psoriasis!, lupus!, esclerosis multiple!, parkinson!, alzheimer!,
    epileptico!, epileptica!, vih!, seropositivo!, sida!, leucemia!, linfoma!, metastasis!, tumor!, cancer!,
    trombosis!, embolia!, insuficiencia renal!, fibromialgia!, gastro!, angine!, otite!, bronchite!, pneumonie!,
    varicelle!, rougeole!, poux!, gale!, zona!, lumbago!, sciatique!, hernie!, hernie discale!, tendinite!, eczema!,
    asthmatique!, coeliaque!, diabetique!, epileptique!, hypertendu!, hypertendue!, cholesterol!, infarctus!, avc!,
    ait!, phlebite!, embolie pulmonaire!, cirrhose!, sclerose en plaques!, vih!, seropositif!, seropositive!,
    leucemie!, lymphome!, insuffisance renale!, insuffisance cardiaque!, endometriose!, covid long!, ipotiroidismo!,
    ipertiroidismo!, iperteso!, ipertesa!, pressione alta!, colesterolo alto!, infarto!, aritmia!, polmonite!,
    bronchite!, varicella!, morbillo!, pidocchi!, scabbia!, ernia!, ernia del disco!, sciatalgia!, asmatico!,
    asmatica!, celiaco!, celiaca!, diabetico!, diabetica!, epilettico!, epilettica!, cirrosi!, sclerosi multipla!,
    sieropositivo!, sieropositiva!, leucemia!, linfoma!, trombosi!, insufficienza renale!, fibromialgia!,
    endometriosi!, gastrite!, influenza!, morbo di crohn!, mononucleosi!, appendicite!, apendicitis!, appendicitis!,
    calcoli renali!, calculs renaux!, gota!, goutte!""",
    ("mental_health", "sure"): """
    trastorno bipolar!, trastorno de ansiedad!, trastorno alimentario!, depresion posparto!, autista!, tdah!,
    anorexia!, bulimia!, intento de suicidio!, esquizofrenia!, bipolar!, burn-out!, depressif!, depressive!,
    bipolaire!, troubles bipolaires!, trouble bipolaire!, anxiete!, crises d'angoisse!, crise d'angoisse!, tca!,
    anorexique!, boulimique!, schizophrene!, autiste!, dyslexique!, dyslexie!, tdah!, tentative de suicide!,
    surmenage!, autistico!, autistica!, dsa!, dislessico!, dislessica!, disturbo bipolare!, disturbo d'ansia!,
    attacchi di panico!, esaurimento nervoso!, depresso!, depressa!, ansia!, anoressia!, dislexia!, dislexico!,
    depresion!, crisis de ansiedad!, ataques de panico!""",
    ("addiction", "sure"): """
    alcoholico!, alcoholica!, ludopata!, toxicomano!, drogadicto!, adicto!, adicta!, alcoolique!, toxicomane!, en
    cure!, cure de desintoxication!, sevrage!, addict!, alcolista!, tossicodipendente!, ludopatia!, ludopatico!,
    desintoxicacion!""",
    ("symptom", "soft"): """
    fiebre!, tos!, vomitos!, diarrea!, mareos!, nauseas!, dolor de espalda!, dolor de cabeza!, inhalador!, muletas!,
    marcapasos!, audifono!, audifonos!, silla de ruedas!, contracciones!, fievre!, toux!, vomissements!, diarrhee!,
    vertiges!, nausees!, mal de dos!, mal au dos!, migraine!, migraines!, contractions!, bequilles!, fauteuil
    roulant!, pacemaker!, ventoline!, appareil auditif!, inhalateur!, febbre!, tosse!, vomito!, diarrea!, nausea!, mal
    di schiena!, mal di testa!, emicrania!, contrazioni!, stampelle!, carrozzina!, gesso!, tutore!, apparecchio
    acustico!, transfusion!, transfusiones!, trasfusione!, platre!, attelle!, escayola!, ferula!""",
    ("injury", "sure"): """
    fractura!, fracturas!, esguince!, luxacion!, quemadura!, quemaduras!, conmocion cerebral!, rotura de ligamentos!,
    latigazo cervical!, accidente laboral!, accident du travail!, entorse!, fracture!, brulure!, brulures!,
    commotion!, luxation!, foulure!, ligaments croises!, rupture des ligaments!, frattura!, distorsione!, slogatura!,
    ustione!, ustioni!, lussazione!, crociato!, menisco!, infortunio sul lavoro!, commozione cerebrale!""",
    ("pregnancy", "sure"): """
    embarazada!, embarazo!, aborto espontaneo!, cesarea!, lactancia!, baja maternal!, baja por maternidad!, enceinte!,
    grossesse!, fausse couche!, ivg!, cesarienne!, conge maternite!, allaite!, conge pathologique!, incinta!,
    gravidanza!, aborto spontaneo!, cesareo!, allatta!, allattamento!, maternita anticipata!, gravidanza a rischio!,
    embarazo de riesgo!""",
    ("sick_leave", "sure"): """
    baja medica!, baja laboral!, parte incapacidad temporal!, incapacidad permanente!, baja por enfermedad!, arret
    maladie!, en arret!, arret de travail!, mi-temps therapeutique!, inapte!, inaptitude!, longue maladie!, ald!,
    conge maladie!, conge longue duree!, in malattia!, malattia!, certificato medico!, inidoneo!, inidonea!, congedo
    straordinario!, aspettativa per malattia!,""",
    ("disability", "sure"): """
    discapacidad!, discapacitado!, discapacitada!, minusvalia!, minusvalido!, sordo!, sorda!, ciego!, ciega!,
    dependiente grado!, rqth!, handicape!, handicapee!, sourd!, sourde!, malentendant!, malentendante!, malvoyant!,
    malvoyante!, aveugle!, mdph!, aah!, invalidite!, invalido civile!, disabile!, non vedente!, non udente!,
    insegnante di ipoudente!""",
    ("allergy", "sure"): """
    alergica!, alergico!, alergia!, intolerante!, intolerancia!, allergique!, allergie!, intolerant!, intolerante au
    lactose!, sin gluten!, senza glutine!, allergica!, allergico!, intolleranza!, choque anafilactico!, choc
    anaphylactique!""",
    ("treatment", "sure"): """
    quimio!, quimioterapia!, radioterapia!, dialisis!, trasplante!, operado!, operada!, se opero!, operaron!,
    ingresado!, ingresada!, hospitalizado!, hospitalizada!, uci!, cuidados paliativos!, terapia psicologica!, sous
    chimio!, chimio!, chimiotherapie!, radiotherapie!, dialyse!, greffe!, greffee!, opere!, operee!, operer!,
    hospitalise!, hospitalisee!, en rea!, reanimation!, soins palliatifs!, psy!, psychotherapie!, rayons!, prothese de
    hanche!, operato!, operata!, operare!, ricoverato!, ricoverata!, chemio!, chemioterapia!, dialisi!, trapianto!,
    rianimazione!, terapia intensfecondazione!, fiv!, pma!""",
    ("medication", "sure"): """
    antidepresivos!, ansioliticos!, insulina!, sintrom!, antidepresseurs!, anxiolytiques!, insuline!, anticoagulants!,
    antidepressivi!, ansiolitici!, anticoagulanti!, litio!, cortisone!, antibiotici!, antibiotiques!, antibioticos!,
    metadona!""",
}
_DUTCH_POLISH: Final[Table] = {
    ("diagnosis", "sure"): """
    griep!, voetulcus!, voetulcera!, dm2!, dm1!, hypertensie!, hartkloppingen!, atriumfibrilleren!,
    boezemfibrilleren!, tia!, cva!, uitgezaaide!, uitzaaiingen!, uitgezaaid!, leukemie!, lymfeklierkanker!,
    prostaatkanker!, huidkanker!, alvleesklierkanker!, waterpokken!, krentenbaard!, mazelen!, hersenbloeding!, ziekte
    van parkinson!, spierziekte!, als-patient!, hiv-positief!, longontsteking!, blaasontsteking!,
    middenoorontsteking!, oorontsteking!, keelontsteking!, gordelroos!, ziekte van pfeiffer!, prikkelbare darm!,
    darmontsteking!, nierfalen!, maagzweer!, hernia!, schildklier!, diabetespatient!, astmatisch!, epileptisch!,
    nadcisnieni*, niedoczynnosc tarczycy!, nadczynnosc tarczycy!, hashimoto!, zapaleni*, zespol aspergera!, zespol
    downa!, ospa wietrzna!, choroby przewleklej!, przewlekla choroba!, nowotwor*, guz!, guza!, przerzut*, chlonia*,
    stwardnieni*, wylew!, udar mozgu!, wrzod*, kamic*, refluks!, mutyzm!, dyskopati*, zwyrodnieni*, cukrzyc*,
    boreliozy!, borelioz*, mononukleoz*, salmonell*, grypie!, anginy!, zapaleniu!, marskosci!, luszczyc*, atopow*""",
    ("mental_health", "sure"): """
    overspannen!, burn-out!, burnout-klachten!, psychische klachten!, zelfbeschadiging!, dwangstoornis!,
    persoonlijkheidsstoornis!, autismespectrumstoornis!, dyslexie!, dyslectisch!, postnatale depressie!,
    angstaanvallen!, eetstoornis!, manisch!, zaburzeni*, depresyj*, zalamanie nerwowe!, dysleksj*, dyslektyk*,
    nerwic*, stanow lekowych!, autyst*, aspergera!, adhd!""",
    ("addiction", "sure"): """
    gokverslaafd!, alcoholprobleem!, drankprobleem!, drugsprobleem!, afkicken!, ontwenning!, verslaafde!,
    drugsgebruik!, odwyk*, niepijacy!, detoks*, terapii uzaleznien!, uzaleznien*, pijany!, na kacu!,""",
    ("symptom", "soft"): """
    koorts!, hoest!, misselijk!, braken!, diarree!, rugpijn!, rugklachten!, hoofdpijn!, buikpijn!, duizelig!,
    incontinent!, katheter!, stoma!, hoortoestel!, rolstoel!, gips!, krukken!, weeen!, wymiot*, kaszl*, biegunk*,
    bole!, skurcz*, gips!, cewnik*, stomia!, aparat sluchowy!, wozek inwalidzki!, zakaz dzwigania!, migren*,
    krwawieni*, zawrot*""",
    ("injury", "sure"): """
    gebroken!, verstuikte!, enkel verstuikt!, gekneusd!, kruisbandruptuur!, meniscus!, gescheurde!, bedrijfsongeval!,
    polsbreuk!, enkelbreuk!, heupbreuk!, kneuzing!, zlaman*, skrecon*, zerwane!, zerwal*, stluczen*, uraz*, wypadk*,
    oparzon*, zwichn*""",
    ("pregnancy", "sure"): """
    zwangere!, zwanger!, miskraam!, keizersnede!, borstvoeding!, kolven!, ivf!, ciezarn*, poronien*, cesarsk*, karmi
    piersia!, ciaza zagrozona!, zagrozonej ciazy!, macierzynski*, invitro!, in vitro!""",
    ("sick_leave", "sure"): """
    ziek gemeld!, ziekgemeld!, ziekmelding!, beter gemeld!, ziekteverlof!, wia!, wao!, wga!, wajong!, ziektewet!,
    spoor 2!, bedrijfsarts!, arbeidsongeschikt!, langdurig ziek!, ziek thuis!, na l4!, na chorobowym!, chorobow*,
    niezdoln*, swiadczenie rehabilitacyjne!, urlop zdrowotny!""",
    ("disability", "sure"): """
    doof!, slechthorend!, slechtziend!, blind!, lichamelijke beperking!, verstandelijke beperking!, arbeidsbeperking!,
    gehandicaptenparkeerkaart!, hulphond!, wmo!, wlz!, pgb!, orzeczeni*, niepelnosprawn*, stopniu niepelnosprawnosci!,
    gluch*, gluchoniem*, slabowidz*, slaboslysz*, na wozku!, grupa inwalidzka!, asystent osoby!""",
    (
        "allergy",
        "sure",
    ): "allergisch voor!, notenallergie!, glutenvrij!, uczulen*, uczulon*, alergi*, bezgluten*, celiaki*",
    ("treatment", "sure"): """
    chemokuur!, bestraling!, geopereerd!, opgenomen!, palliatief!, palliatieve zorg!, ggz!, psychiatrisch!, dialyse!,
    nierdialyse!, hospice!, knievervanging!, heupprothese!, traumatherapie!, operowan*, po operacji!,
    cholecystektomi*, hospitalizow*, oiom!, oiomie!, endoprotez*, naswietlan*, przeszczep*, terapii psychologicznej!""",
    ("medication", "sure"): """
    gliclazide!, metoprolol!, antidepressbloedverdunner!, bloedverdunners!, insuline!, kalmeringsmiddelen!, ritalin!,
    methylfenidaat!, oxazepam!, leki przeciwdepresyjne!, leki uspokajajace!, antydepresyj*, psychotropow*, sterydow*,
    insulin*""",
}
WIDE_WORLD: Final = (_ENGLISH, _ROMANCE, _DUTCH_POLISH)
